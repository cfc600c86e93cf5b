namespace McaBot.Sandbox.World;

/// <summary>The partner's tenant: people, groups and directory roles.</summary>
public sealed class CompanyDirectory(string tenantId)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Person> people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Group> groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> activeRoles = new(StringComparer.OrdinalIgnoreCase);

    public string TenantId { get; } = tenantId;

    public IReadOnlyList<Person> People
    {
        get
        {
            lock (gate) return [.. people.Values];
        }
    }

    public Person Add(Person person)
    {
        lock (gate) people.Add(person.Oid, person);
        return person;
    }

    public Group Add(Group group)
    {
        lock (gate) groups.Add(group.Id, group);
        return group;
    }

    public void Remove(Person person)
    {
        lock (gate) people.Remove(person.Oid);
    }

    public void AddMember(string groupId, string memberId)
    {
        lock (gate) groups[groupId].Members.Add(memberId);
    }

    public void RemoveMember(string groupId, string memberId)
    {
        lock (gate) groups[groupId].Members.Remove(memberId);
    }

    /// <summary>Activates a directory role. A role somebody is only eligible for is simply not activated here.</summary>
    public void Activate(string roleTemplateId, Person person)
    {
        lock (gate)
        {
            if (!activeRoles.TryGetValue(roleTemplateId, out var holders))
                activeRoles[roleTemplateId] = holders = new(StringComparer.OrdinalIgnoreCase);
            holders.Add(person.Oid);
        }
    }

    public void Deactivate(string roleTemplateId, Person person)
    {
        lock (gate) activeRoles.GetValueOrDefault(roleTemplateId)?.Remove(person.Oid);
    }

    public Person Person(string key) =>
        People.FirstOrDefault(person => string.Equals(person.Key, key, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"Nobody is called {key}.");

    /// <param name="id">Object id or user principal name.</param>
    public Person? Find(string id)
    {
        lock (gate)
            return people.GetValueOrDefault(id)
                ?? people.Values.FirstOrDefault(person => string.Equals(person.Upn, id, StringComparison.OrdinalIgnoreCase));
    }

    public Person? FindByTeamsId(string teamsId) =>
        People.FirstOrDefault(person => string.Equals(person.TeamsId, teamsId, StringComparison.Ordinal));

    public Group? FindGroup(string id)
    {
        lock (gate) return groups.GetValueOrDefault(id) is { IsVisible: true } group ? group : null;
    }

    /// <summary>The group and role ids of these that hold this person, transitively; what the app cannot see is left out.</summary>
    public IReadOnlyList<string> Holding(Person person, IEnumerable<string> ids)
    {
        lock (gate) return [.. ids.Where(id => Holds(id, person.Oid))];
    }

    public IReadOnlyList<string> MembersOf(Group group, bool transitive)
    {
        lock (gate) return transitive ? [.. Inside(group.Id)] : [.. group.Members];
    }

    /// <summary>For people to read; nothing is decided by a name.</summary>
    public IReadOnlyList<string> GroupNamesOf(Person person)
    {
        lock (gate) return [.. groups.Values.Where(group => Inside(group.Id).Contains(person.Oid)).Select(group => group.Name)];
    }

    private bool Holds(string id, string oid) =>
        activeRoles.GetValueOrDefault(id)?.Contains(oid)
        ?? (groups.GetValueOrDefault(id) is { IsVisible: true } && Inside(id).Contains(oid));

    private HashSet<string> Inside(string groupId)
    {
        var inside = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>([groupId]);
        while (open.TryDequeue(out var id))
        {
            foreach (var member in groups.GetValueOrDefault(id)?.Members ?? [])
            {
                if (inside.Add(member)) open.Enqueue(member);
            }
        }

        return inside;
    }
}
