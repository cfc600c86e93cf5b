namespace McaBot.Turns.Extension;

/// <summary>
/// Something that can be done with a message of anybody's, in a dialog. A class that implements it is registered without being named
/// anywhere else.
/// </summary>
internal interface IMessageAction
{
    /// <summary>As the manifest names it. Installed apps outlive a release: never rename one.</summary>
    string Command { get; }

    /// <summary>Shows the dialog's first card. Changes nothing.</summary>
    Task OpenAsync(Turn turn, ChosenMessage message, CancellationToken cancellationToken);

    /// <summary>Does what a button of the dialog asks for.</summary>
    /// <param name="message">As it is now; null where the client did not send it again.</param>
    Task SubmitAsync(Turn turn, CardInput input, ChosenMessage? message, CancellationToken cancellationToken);
}
