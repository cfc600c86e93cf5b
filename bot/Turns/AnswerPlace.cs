namespace McaBot.Turns;

/// <summary>Where the person sees an answer.</summary>
internal enum AnswerPlace
{
    Conversation = 1,

    /// <summary>Below the box of a search, where only words and finds have room.</summary>
    SearchResults = 2,

    /// <summary>A dialog of Teams (task module), whose cards know no button of a chat.</summary>
    Dialog = 3,
}
