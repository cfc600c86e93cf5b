namespace McaBot.Cards;

internal static class CardDatas
{
    public static CardData Of(AttestationKey key, long version) => new CardData()
        .With(DataNames.Attestation, key.Id.ToString("D"))
        .With(DataNames.Customer, key.Customer.ToString("D"))
        .With(DataNames.Version, version);

    public static CardData Of(Guid draft) => new CardData().With(DataNames.Draft, draft.ToString("D"));
}
