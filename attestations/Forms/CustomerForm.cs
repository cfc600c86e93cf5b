namespace McaBot.Attestations;

public static class CustomerForm
{
    /// <param name="inputs">As <see cref="FieldValues"/> read them.</param>
    /// <param name="partnerTenants">The partner's own tenants: nobody attests for oneself.</param>
    public static FormResult<Customer> Check(IReadOnlyDictionary<string, string> inputs, IReadOnlySet<Guid> partnerTenants)
    {
        var read = new FieldReader(inputs);
        var tenant = read.TenantId(partnerTenants);
        var domain = read.Domain();
        var company = read.Name(Fields.CompanyName);
        var country = read.Country();
        var language = read.Language();
        return read.Result(() => new Customer(tenant, domain, company, country, language));
    }
}
