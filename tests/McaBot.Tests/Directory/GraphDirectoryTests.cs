using System.Text.Json;
using McaBot.Attestations;
using McaBot.Directory;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Directory;

public sealed class GraphDirectoryTests
{
    private const string Selected =
        "id,displayName,accountEnabled,userType,preferredLanguage,creationType,externalUserState,userPrincipalName";
    private const string User =
        """{"@odata.type":"#microsoft.graph.user","id":"11111111-0000-4000-8000-000000000001","displayName":"Ada","accountEnabled":true,"userType":"Member","preferredLanguage":"fr-CA"}""";

    [Fact]
    public async Task Roles_come_from_exactly_one_call_and_map_back_from_ids()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson(
            $$"""{"value":["{{GraphStandIn.HelpdeskAgents}}","62E90394-69F5-4237-9190-012177145E10","99999999-0000-4000-8000-000000000000"]}"""
        );

        var roles = await graph.Directory.RolesOfAsync(GraphStandIn.Person, default);

        Assert.Equal([PartnerRole.GlobalAdministrator, PartnerRole.HelpdeskAgents], roles.Order());
        var (line, body, token) = Assert.Single(graph.Requests);
        Assert.Equal($"POST /v1.0/users/{GraphStandIn.Person}/checkMemberObjects", line);
        Assert.Equal("Bearer token-for-https://graph.microsoft.com/.default", token);
        Assert.Equal(3, JsonDocument.Parse(body).RootElement.GetProperty("ids").GetArrayLength());
    }

    [Fact]
    public async Task Roles_that_share_a_group_are_asked_about_once_and_both_held()
    {
        await using var graph = await GraphStandIn.StartAsync(s =>
            s.Configure<RolesOptions>(o => o.SalesAgents = GraphStandIn.AdminAgents));
        graph.AnswerJson($$"""{"value":["{{GraphStandIn.AdminAgents}}"]}""");

        Assert.Equal(
            [PartnerRole.AdminAgents, PartnerRole.SalesAgents], (await graph.Directory.RolesOfAsync(GraphStandIn.Person, default)).Order());
        Assert.Equal(3, JsonDocument.Parse(graph.Requests.Single().Body).RootElement.GetProperty("ids").GetArrayLength());
    }

    [Fact]
    public async Task Whom_the_directory_does_not_know_is_nobody_and_holds_nothing()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson("""{"error":{"code":"Request_ResourceNotFound","message":"no such"}}""", 404);

        Assert.Null(await graph.Directory.FindAsync(GraphStandIn.Person, default));
        Assert.Null(await graph.Directory.ManagerOfAsync(GraphStandIn.Person, default));
        Assert.Empty(await graph.Directory.RolesOfAsync(GraphStandIn.Person, default));
        Assert.False(await graph.Directory.IsInApproverGroupAsync(GraphStandIn.Person, default));
    }

    [Fact]
    public async Task A_person_is_read_with_the_fields_that_decide()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson(User);

        var person = await graph.Directory.FindAsync(GraphStandIn.Person, default);

        Assert.Equal(new DirectoryPerson(GraphStandIn.Person, "Ada", true, false, "fr-CA"), person);
        Assert.Equal($"GET /v1.0/users/{GraphStandIn.Person}?$select={Selected}", graph.Requests.Single().Line);
    }

    [Theory]
    [InlineData("""{"id":"11111111-0000-4000-8000-000000000001","accountEnabled":true,"userType":"Guest"}""")]
    [InlineData("""{"id":"11111111-0000-4000-8000-000000000001","accountEnabled":true,"userType":null}""")]
    [InlineData("""{"id":"11111111-0000-4000-8000-000000000001","accountEnabled":false,"userType":"Member"}""")]
    [InlineData("""{"id":"11111111-0000-4000-8000-000000000001","userType":"Member"}""")]
    [InlineData("""{"id":"11111111-0000-4000-8000-000000000001"}""")]
    public async Task An_account_not_known_to_be_an_enabled_member_cannot_decide(string json)
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson(json);

        Assert.False((await graph.Directory.FindAsync(GraphStandIn.Person, default))!.CanDecide);
    }

    [Theory]
    [InlineData(""" "userPrincipalName":"ada@partner.example","userType":null """, true)]
    [InlineData(""" "userPrincipalName":"ada@partner.example","userType":"" """, true)]
    [InlineData(""" "userPrincipalName":"ada@partner.example" """, true)]
    [InlineData(""" "userPrincipalName":"ada@partner.example","creationType":"Invitation" """, false)]
    [InlineData(""" "userPrincipalName":"ada@partner.example","creationType":"SelfServiceSignUp" """, false)]
    [InlineData(""" "userPrincipalName":"ada@partner.example","externalUserState":"Accepted" """, false)]
    [InlineData(""" "userPrincipalName":"ada_else.example#EXT#@partner.example" """, false)]
    [InlineData(""" "userPrincipalName":"ada_else.example#ext#@partner.example" """, false)]
    [InlineData(""" "userPrincipalName":"" """, false)]
    [InlineData(""" "userPrincipalName":"ada@partner.example","userType":"Guest" """, false)]
    [InlineData(""" "userPrincipalName":"ada@partner.example","userType":"Contractor" """, false)]
    public async Task An_account_without_a_user_type_is_a_members_unless_anything_says_that_it_came_from_elsewhere(
        string rest,
        bool canDecide
    )
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson($$"""{"id":"11111111-0000-4000-8000-000000000001","accountEnabled":true,{{rest}}}""");

        Assert.Equal(canDecide, (await graph.Directory.FindAsync(GraphStandIn.Person, default))!.CanDecide);
    }

    [Fact]
    public async Task A_manager_is_a_user_and_an_outside_contact_is_none()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson(User);
        Assert.Equal("Ada", (await graph.Directory.ManagerOfAsync(GraphStandIn.Person, default))?.DisplayName);

        graph.AnswerJson(
            """{"@odata.type":"#microsoft.graph.orgContact","id":"22222222-0000-4000-8000-000000000001","displayName":"Agency"}"""
        );
        Assert.Null(await graph.Directory.ManagerOfAsync(GraphStandIn.Person, default));
        Assert.All(graph.Requests, r =>
            Assert.StartsWith($"GET /v1.0/users/{GraphStandIn.Person}/manager?$select=", r.Line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approvers_are_the_users_of_every_page_and_nothing_else_in_it()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Answer = context =>
            GraphStandIn.WriteAsync(
                context,
                context.Request.Query.ContainsKey("$skiptoken")
                    ? """{"value":[{"@odata.type":"#microsoft.graph.user","id":"11111111-0000-4000-8000-000000000002","displayName":"Bo"}]}"""
                    : $$"""{"@odata.nextLink":"{{graph.Address}}/v1.0/groups/x/transitiveMembers?$skiptoken=2","value":[{{User}},{"@odata.type":"#microsoft.graph.group","id":"22222222-0000-4000-8000-000000000002"}]}"""
            );

        var approvers = await graph.Directory.ApproverGroupAsync(default);

        Assert.Equal(["Ada", "Bo"], approvers.Select(a => a.DisplayName));
        Assert.Equal(2, graph.Requests.Count);
        Assert.Equal(
            $"GET /v1.0/groups/{GraphStandIn.Approvers}/transitiveMembers?$select={Selected}&$top=100", graph.Requests.First().Line);
    }

    [Fact]
    public async Task Pages_without_end_are_left_after_two_hundred_people()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Answer = context =>
            GraphStandIn.WriteAsync(
                context,
                $$"""{"@odata.nextLink":"{{graph.Address}}/v1.0/groups/x/transitiveMembers?$skiptoken=2","value":[{{string.Join(',', Enumerable.Range(0, 100).Select(_ => $$"""{"@odata.type":"#microsoft.graph.user","id":"{{Guid.NewGuid()}}"}"""))}}]}"""
            );

        Assert.Equal(200, (await graph.Directory.ApproverGroupAsync(default)).Count);
        Assert.Equal(2, graph.Requests.Count);
    }

    [Fact]
    public async Task A_next_page_elsewhere_is_not_followed()
    {
        await using var elsewhere = await GraphStandIn.StartAsync();
        elsewhere.AnswerJson("""{"value":[]}""");
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson($$"""{"@odata.nextLink":"{{elsewhere.Address}}/v1.0/next","value":[]}""");

        var e = await Assert.ThrowsAsync<DirectoryUnavailableException>(() => graph.Directory.ApproverGroupAsync(default));

        Assert.Equal("graph-body", e.Message);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Without_an_approver_group_nobody_is_asked_about()
    {
        await using var graph = await GraphStandIn.StartAsync(s => s.Configure<ApprovalOptions>(o => o.ApproverGroup = null));

        Assert.Empty(await graph.Directory.ApproverGroupAsync(default));
        Assert.False(await graph.Directory.IsInApproverGroupAsync(GraphStandIn.Person, default));
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task Membership_of_the_approver_group_is_asked_with_that_id_alone()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson($$"""{"value":["{{GraphStandIn.Approvers}}"]}""");

        Assert.True(await graph.Directory.IsInApproverGroupAsync(GraphStandIn.Person, default));
        Assert.Equal($$"""{"ids":["{{GraphStandIn.Approvers}}"]}""", graph.Requests.Single().Body);
    }
}
