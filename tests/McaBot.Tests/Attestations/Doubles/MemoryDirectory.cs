using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

internal sealed class MemoryDirectory(Turnstile? turnstile = null) : IDirectory
{
    public bool IsDown { get; set; }

    public Dictionary<Guid, DirectoryPerson> People { get; } = [];

    public Dictionary<Guid, HashSet<PartnerRole>> Roles { get; } = [];

    public Dictionary<Guid, Guid> Managers { get; } = [];

    public HashSet<Guid> Group { get; } = [];

    public HashSet<Guid> Away { get; } = [];

    public DirectoryPerson Add(Guid person, bool enabled = true, bool guest = false) =>
        People[person] = new DirectoryPerson(person, $"Person {person:N}", enabled, guest);

    public Task<IReadOnlySet<PartnerRole>> RolesOfAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlySet<PartnerRole>>(() => Roles.GetValueOrDefault(person, []));

    public Task<DirectoryPerson?> FindAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(() => People.GetValueOrDefault(person));

    public Task<DirectoryPerson?> ManagerOfAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(() => Managers.TryGetValue(person, out var manager) ? People.GetValueOrDefault(manager) : null);

    public Task<bool> ManagesAnybodyAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(() => Managers.ContainsValue(person));

    public Task<IReadOnlyList<DirectoryPerson>> ApproverGroupAsync(CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<DirectoryPerson>>(() => [.. Group.Where(People.ContainsKey).Select(m => People[m])]);

    public Task<bool> IsInApproverGroupAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(() => Group.Contains(person));

    public Task<bool> IsAwayAsync(Guid person, CancellationToken cancellationToken) => Task.FromResult(Away.Contains(person));

    private async Task<T> AnswerAsync<T>(Func<T> answer)
    {
        await (turnstile?.PassAsync() ?? Task.CompletedTask);
        return IsDown ? throw new DirectoryUnavailableException("down") : answer();
    }
}
