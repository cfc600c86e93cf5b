using System.Text.Json.Nodes;
using McaBot.Attestations;

namespace McaBot.Tests.PartnerCenter;

/// <summary>What each of Partner Center's codes means, whatever the shape it comes in.</summary>
public sealed class RefusalTests
{
    private const string Attestation = "attestation";
    private const string Agreement = "agreement";

    /// <summary>One sentence a row.</summary>
    public static TheoryData<string, string, int, string, string, string, PartnerCenterProblem> Refusals =>
    new()
    {
        {
            "A confirmation that is there already means attested already",
            Agreement,
            409,
            "600061",
            "PartnerConfirmedAgreementAlreadyExists",
            "A partner confirmed agreement already exists for the customer.",
            PartnerCenterProblem.AlreadyAttested
        },
        {
            "So it does when the status is another",
            Agreement,
            400,
            "600061",
            "PartnerConfirmedAgreementAlreadyExists",
            "…",
            PartnerCenterProblem.AlreadyAttested
        },
        {
            "So it does when the attestation itself is refused with it",
            Attestation,
            400,
            "600061",
            "PartnerConfirmedAgreementAlreadyExists",
            "…",
            PartnerCenterProblem.AlreadyAttested
        },
        {
            "A tenant that is not found is an unknown customer",
            Agreement,
            404,
            "60003",
            "TenantNotFound",
            "The tenant was not found.",
            PartnerCenterProblem.UnknownCustomer
        },
        {
            "A customer without a relationship is an unknown one, not a missing right",
            Agreement,
            403,
            "20002",
            "NoRelationship",
            "No commerce relationship.",
            PartnerCenterProblem.UnknownCustomer
        },
        {
            "A caller without authorisation lacks a right",
            Attestation,
            401,
            "900308",
            "Unauthorized",
            "Not authorized.",
            PartnerCenterProblem.NotAllowed
        },
        {
            "An app on its own where a user is wanted lacks a right",
            Agreement,
            403,
            "900329",
            "AppOnlyNotSupported",
            "App only.",
            PartnerCenterProblem.NotAllowed
        },
        {
            "A wrong audience is a connection set up wrongly",
            Attestation,
            401,
            "900420",
            "InvalidAudience",
            "Bad audience.",
            PartnerCenterProblem.NotAllowed
        },
        {
            "A missing claim of multi-factor authentication is one too",
            Agreement,
            401,
            "900421",
            "MfaRequired",
            "No MFA.",
            PartnerCenterProblem.NotAllowed
        },
        {
            "An unknown code with 403 is a missing right",
            Agreement,
            403,
            "2030",
            "NotOnboarded",
            "The partner is not onboarded.",
            PartnerCenterProblem.NotAllowed
        },
        {
            "A token that expired is no link that expired",
            Agreement,
            401,
            "900999",
            "TokenExpired",
            "The token has expired.",
            PartnerCenterProblem.NotAllowed
        },
        {
            "What a purchase is refused with means that the customer has not accepted",
            Agreement,
            403,
            "13605",
            "CustomerAgreementNotAccepted",
            "…",
            PartnerCenterProblem.NotYetAccepted
        },
        {
            "An attestation that was not accepted is told by its name, under a code nobody documents",
            Agreement,
            400,
            "700001",
            "AttestationNotAccepted",
            "Sorry.",
            PartnerCenterProblem.NotYetAccepted
        },
        {
            "An attestation that was not accepted is told by its words",
            Agreement,
            409,
            "700002",
            "",
            "The attestation has not been accepted by the customer.",
            PartnerCenterProblem.NotYetAccepted
        },
        {
            "An attestation that waits is one that was not accepted",
            Agreement,
            400,
            "700003",
            "PendingAcceptance",
            "",
            PartnerCenterProblem.NotYetAccepted
        },
        {
            "An attestation that expired is told by its name",
            Agreement,
            400,
            "700004",
            "AttestationExpired",
            "",
            PartnerCenterProblem.LinkExpired
        },
        {
            "An attestation that expired is told by its words",
            Agreement,
            410,
            "700005",
            "",
            "This attestation expired.",
            PartnerCenterProblem.LinkExpired
        },
        {
            "An attestation that is gone needs a new link too",
            Agreement,
            404,
            "700006",
            "AttestationNotFound",
            "",
            PartnerCenterProblem.LinkExpired
        },
        {
            "Nothing waits for a customer before there is a link",
            Attestation,
            403,
            "13605",
            "CustomerAgreementNotAccepted",
            "",
            PartnerCenterProblem.Other
        },
        { "Nothing expires before there is a link", Attestation, 409, "700004", "AttestationExpired", "", PartnerCenterProblem.Other },
        {
            "Invalid input is data that was refused",
            Attestation,
            400,
            "400056",
            "InvalidInput",
            "Invalid input.",
            PartnerCenterProblem.DataRefused
        },
        {
            "Any other code with 400 is data that was refused",
            Attestation,
            400,
            "3000",
            "InvalidProperty",
            "The language is not valid for the country.",
            PartnerCenterProblem.DataRefused
        },
        { "A code nobody knows is none of these", Agreement, 409, "812345", "Conflict", "Something else.", PartnerCenterProblem.Other },
        {
            "A code nobody knows with 412 is none of these either",
            Attestation,
            412,
            "812346",
            "PreconditionFailed",
            "",
            PartnerCenterProblem.Other
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_means_the_same_in_either_shape(
        string sentence, string operation, int status, string code, string name, string words, PartnerCenterProblem problem)
    {
        await using var far = await FarPartnerCenter.StartAsync();

        foreach (var body in Shapes(code, name, words))
        {
            far.Answers(status, body);
            var answer = operation == Agreement ? await far.AgreeAsync(Guid.NewGuid()) : await far.AttestAsync();

            Assert.Equal((sentence, problem, code, null), (sentence, answer.Problem, answer.Code, answer.Id));
        }

        Assert.Empty(far.Book.Attestations);
        Assert.Empty(far.Book.Agreements);
    }

    [Theory]
    [InlineData(400, "", "http-400", PartnerCenterProblem.Other)]
    [InlineData(400, "<html>Chantal Beauregard</html>", "http-400", PartnerCenterProblem.Other)]
    [InlineData(400, "[]", "http-400", PartnerCenterProblem.Other)]
    [InlineData(400, "null", "http-400", PartnerCenterProblem.Other)]
    [InlineData(400, """{"code":{},"description":7}""", "http-400", PartnerCenterProblem.Other)]
    [InlineData(400, """{"code":"Chantal Beauregard is wrong"}""", "http-400", PartnerCenterProblem.Other)]
    [InlineData(404, "<html>no such page</html>", "http-404", PartnerCenterProblem.Other)]
    [InlineData(401, "", "http-401", PartnerCenterProblem.NotAllowed)]
    [InlineData(403, "<html>no</html>", "http-403", PartnerCenterProblem.NotAllowed)]
    public async Task A_refusal_nobody_can_read_is_told_by_its_status(int status, string body, string code, PartnerCenterProblem problem)
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(status, body);

        var answer = await far.AttestAsync();

        Assert.Equal((problem, code), (answer.Problem, answer.Code));
    }

    [Fact]
    public async Task A_refusal_longer_than_any_is_told_by_its_status()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(400, $$"""{"code":400056,"description":"{{new string('x', 300_000)}}"}""");

        Assert.Equal("http-400", (await far.AttestAsync()).Code);
    }

    [Fact]
    public async Task A_refusal_behind_a_byte_order_mark_is_read()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(409, "\uFEFF" + """{"code":600061}""");

        Assert.Equal(PartnerCenterProblem.AlreadyAttested, (await far.AgreeAsync(Guid.NewGuid())).Problem);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task What_Partner_Center_calls_retryable_is_tried_again(string retryable, bool comesAgain)
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(409, $$"""{"code":812345,"errorName":"Busy","isRetryable":{{retryable}}}""");

        var call = far.AgreeAsync(Guid.NewGuid());

        if (comesAgain)
        {
            var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => call);
            Assert.Equal(("partner-center-812345", false), (e.Message, e.IsAmbiguous));
        }
        else
        {
            Assert.Equal(PartnerCenterProblem.Other, (await call).Problem);
        }
    }

    [Fact]
    public async Task What_is_known_to_stay_is_not_tried_again_even_where_Partner_Center_calls_it_retryable()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(409, """{"code":600061,"isRetryable":true}""");

        Assert.Equal(PartnerCenterProblem.AlreadyAttested, (await far.AgreeAsync(Guid.NewGuid())).Problem);
    }

    /// <summary>Both shapes, with the code as a number and as a string.</summary>
    private static IEnumerable<string> Shapes(string code, string name, string words)
    {
        foreach (var value in new Func<JsonNode>[] { () => JsonValue.Create(code), () => JsonNode.Parse(code)! })
        {
            // The older shape has no name: what it would say stands in the words.
            yield return new JsonObject
            {
                ["code"] = value(),
                ["description"] = $"{words} {name}",
                ["data"] = new JsonArray(),
                ["source"] = "PartnerFD",
            }.ToJsonString();
            yield return new JsonObject
            {
                ["code"] = value(),
                ["message"] = words,
                ["description"] = words,
                ["errorName"] = name,
                ["isRetryable"] = false,
                ["parameters"] = new JsonObject(),
                ["errorMessageExtended"] = $"InternalErrorCode={code}",
            }.ToJsonString();
        }
    }
}
