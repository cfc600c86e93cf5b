namespace McaBot.Sandbox.World;

/// <summary>
/// The people everybody meets in the sandbox: one partner with agents, a manager, an approver and a colleague without a role.
/// </summary>
public static class Partner
{
    public const string Amelie = "amelie";
    public const string Ben = "ben";
    public const string Megan = "megan";
    public const string Priya = "priya";
    public const string Tom = "tom";

    public static CompanyDirectory Create(SandboxIds ids)
    {
        var directory = new CompanyDirectory(ids.TenantId);
        Person Add(
            string key, string given, string surname, string oid, string title, string department, string locale, string zone,
            string country, Person? manager = null) =>
            directory.Add(
                new Person
                {
                    Key = key,
                    GivenName = given,
                    Surname = surname,
                    Oid = oid,
                    TenantId = ids.TenantId,
                    Upn = $"{key}@northwind-partner.example",
                    JobTitle = title,
                    Department = department,
                    Locale = locale,
                    TimeZone = zone,
                    Country = country,
                    ManagerOid = manager?.Oid,
                });

        var megan = Add(
            Megan, "Megan", "Bowen", "3b1f0c6e-5a2d-4e8b-9f47-0d6c1a8e2b93", "Operations manager", "CSP Operations", "en-US",
            "America/New_York", "US");
        var amelie = Add(
            Amelie, "Amélie", "Laurent", "1e5d8a42-7c3b-4f96-a0d1-9b2e6c4f8a71", "Partner support agent", "CSP Operations", "fr-FR",
            "Europe/Paris", "FR", megan);
        var ben = Add(
            Ben, "Ben", "Okafor", "2f6e9b53-8d4c-40a7-b1e2-ac3f7d509b82", "Helpdesk agent", "CSP Operations", "en-GB", "Europe/London",
            "GB", megan);
        var priya = Add(
            Priya, "Priya", "Nair", "4c201d7f-6b3e-4f9c-8058-1e7d2b9f3ca4", "Compliance lead", "Compliance", "en-GB", "Europe/London",
            "GB");
        Add(
            Tom, "Tom", "Weber", "5d312e80-7c4f-40ad-9169-2f8e3ca04db5", "Account executive", "Marketing", "en-GB", "Europe/Berlin", "DE",
            megan);

        directory.Add(new Group(ids.AdminAgents, "AdminAgents"));
        directory.Add(new Group(ids.HelpdeskAgents, "HelpdeskAgents"));
        directory.Add(new Group(ids.SalesAgents, "SalesAgents"));
        directory.Add(new Group(ids.Approvers, "MCA approvers"));
        directory.AddMember(ids.AdminAgents, amelie.Oid);
        directory.AddMember(ids.HelpdeskAgents, ben.Oid);
        directory.AddMember(ids.Approvers, priya.Oid);
        return directory;
    }
}
