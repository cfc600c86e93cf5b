using McaBot.Sandbox.World;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.CheckMemberObjects;
using Microsoft.Kiota.Authentication.Azure;
using Person = McaBot.Sandbox.World.Person;

namespace McaBot.Tests.Sandbox;

[Collection(StandInTests.Name)]
public sealed class GraphStandInTests(WorldWithoutBot fixture) : IDisposable
{
    private readonly GraphServiceClient graph = new(
        new HttpClient(),
        new AzureIdentityAuthenticationProvider(
            WorldWithoutBot.IdentityOf(fixture.World.Ids.AppId), ["127.0.0.1"], scopes: ["https://graph.microsoft.com/.default"]),
        fixture.World.StandIns.GraphAddress.ToString());

    public void Dispose() => graph.Dispose();

    private CompanyDirectory Directory => fixture.World.Directory;

    [Fact]
    public async Task A_user_has_only_the_properties_asked_for()
    {
        var user = await graph
            .Users[fixture.World.Amelie.Person.Oid]
            .GetAsync(request => request.QueryParameters.Select = ["id", "displayName", "userType"]);

        Assert.Equal("Amélie Laurent", user!.DisplayName);
        Assert.Equal("Member", user.UserType);
        Assert.Null(user.AccountEnabled);
        Assert.Null(user.UserPrincipalName);
    }

    [Fact]
    public async Task Account_state_does_not_come_unasked()
    {
        var user = await graph.Users[fixture.World.Amelie.Person.Upn].GetAsync();

        Assert.Equal(fixture.World.Amelie.Person.Oid, user!.Id);
        Assert.Null(user.AccountEnabled);
        Assert.Null(user.UserType);
    }

    [Fact]
    public async Task An_unknown_user_is_not_found()
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Users[Guid.NewGuid().ToString()].GetAsync());

        Assert.Equal(404, error.ResponseStatusCode);
        Assert.Equal("Request_ResourceNotFound", error.Error!.Code);
    }

    [Fact]
    public async Task The_manager_is_a_user()
    {
        var manager = Assert.IsType<User>(
            await graph
                .Users[fixture.World.Amelie.Person.Oid]
                .Manager.GetAsync(request => request.QueryParameters.Select = ["id", "accountEnabled"]));

        Assert.Equal(fixture.World.Megan.Person.Oid, manager.Id);
        Assert.True(manager.AccountEnabled);
    }

    [Fact]
    public async Task Who_has_no_manager_gets_a_404()
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Users[fixture.World.Priya.Person.Oid].Manager.GetAsync());

        Assert.Equal("Request_ResourceNotFound", error.Error!.Code);
    }

    [Fact]
    public async Task Memberships_count_through_nested_groups_and_activated_roles_and_unknown_ids_are_left_out()
    {
        var ids = fixture.World.Ids;
        var someone = Directory.Add(NewPerson("nested"));
        var inner = Directory.Add(new McaBot.Sandbox.World.Group(Guid.NewGuid().ToString(), "inner"));
        Directory.AddMember(ids.HelpdeskAgents, inner.Id);
        Directory.AddMember(inner.Id, someone.Oid);
        Directory.Activate(ids.GlobalAdministrator, someone);

        var held = await HeldAsync(someone, ids.AdminAgents, ids.HelpdeskAgents, ids.GlobalAdministrator, Guid.NewGuid().ToString());

        Assert.Equal([ids.HelpdeskAgents, ids.GlobalAdministrator], held);
    }

    [Fact]
    public async Task A_group_out_of_the_apps_sight_is_left_out_and_not_found()
    {
        var hidden = Directory.Add(new McaBot.Sandbox.World.Group(Guid.NewGuid().ToString(), "hidden") { IsVisible = false });
        Directory.AddMember(hidden.Id, fixture.World.Tom.Person.Oid);

        Assert.Empty(await HeldAsync(fixture.World.Tom.Person, hidden.Id));
        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Groups[hidden.Id].GetAsync());
        Assert.Equal(404, error.ResponseStatusCode);
    }

    [Fact]
    public async Task More_than_20_ids_are_refused()
    {
        var error = await Assert.ThrowsAsync<ODataError>(() =>
            HeldAsync(fixture.World.Tom.Person, [.. Enumerable.Range(0, 21).Select(_ => Guid.NewGuid().ToString())]));

        Assert.Equal(400, error.ResponseStatusCode);
    }

    [Fact]
    public async Task Members_come_in_pages_with_a_next_link()
    {
        var group = Directory.Add(new McaBot.Sandbox.World.Group(Guid.NewGuid().ToString(), "paged"));
        foreach (var number in Enumerable.Range(0, 5)) Directory.AddMember(group.Id, Directory.Add(NewPerson($"paged{number}")).Oid);
        var seen = new List<string>();

        var first = await graph.Groups[group.Id].TransitiveMembers.GetAsync(request => request.QueryParameters.Top = 2);
        await PageIterator<DirectoryObject, DirectoryObjectCollectionResponse>.CreatePageIterator(graph, first!, item =>
        {
            seen.Add(item.Id!);
            return true;
        }).IterateAsync();

        Assert.Equal(2, first!.Value!.Count);
        Assert.Equal(5, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_app_is_installed_once_and_then_a_conflict()
    {
        var someone = Directory.Add(NewPerson("newcomer"));
        UserScopeTeamsAppInstallation Installation() => new()
        {
            AdditionalData = new Dictionary<string, object>
            {
                ["teamsApp@odata.bind"] = $"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{fixture.World.Ids.CatalogAppId}",
            },
        };
        Assert.Empty((await InstallationsAsync(someone))!.Value!);

        await graph.Users[someone.Oid].Teamwork.InstalledApps.PostAsync(Installation());
        var again = await Assert.ThrowsAsync<ODataError>(() => graph.Users[someone.Oid].Teamwork.InstalledApps.PostAsync(Installation()));

        Assert.Equal(409, again.ResponseStatusCode);
        var found = Assert.Single((await InstallationsAsync(someone))!.Value!);
        var chat = await graph.Users[someone.Oid].Teamwork.InstalledApps[found.Id].Chat.GetAsync();
        Assert.Equal(fixture.World.Teams.PersonalChat(someone).GraphId, chat!.Id);
    }

    [Fact]
    public async Task A_token_for_another_resource_is_refused()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", await fixture.TokenForAsync("https://api.botframework.com"));

        using var answer = await http.GetAsync(new Uri($"{fixture.World.StandIns.GraphAddress}/users/{fixture.World.Amelie.Person.Oid}"));

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.DoesNotContain("Laurent", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<UserScopeTeamsAppInstallationCollectionResponse?> InstallationsAsync(Person someone) =>
        graph.Users[someone.Oid].Teamwork.InstalledApps.GetAsync(request =>
        {
            request.QueryParameters.Expand = ["teamsApp"];
            request.QueryParameters.Filter = $"teamsApp/id eq '{fixture.World.Ids.CatalogAppId}'";
        });

    private async Task<IReadOnlyList<string>> HeldAsync(Person person, params string[] ids) =>
    (
        await graph
            .Users[person.Oid]
            .CheckMemberObjects.PostAsCheckMemberObjectsPostResponseAsync(new CheckMemberObjectsPostRequestBody { Ids = [.. ids] })
    )!.Value!;

    private Person NewPerson(string key) => new()
    {
        Key = key,
        GivenName = key,
        Surname = "Test",
        Oid = Guid.NewGuid().ToString(),
        TenantId = fixture.World.Ids.TenantId,
        Upn = $"{key}@northwind-partner.example",
    };
}
