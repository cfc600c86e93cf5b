namespace Microsoft.Bot.Builder.Dialogs;

/// <returns>True when the answer is accepted. A validator that refuses may say why itself; then nothing is asked again.</returns>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);
