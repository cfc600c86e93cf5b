const LANGUAGES = { FR: 'fr-FR', DE: 'de-DE' };
const DAYS_AGO = 3;
const A_DAY = 24 * 60 * 60 * 1000;

/** What a newcomer may send, by the ids of the bot's inputs. */
export function sampleOf(customer) {
  return {
    knownCustomer: { search: customer.companyName, value: customer.tenantId },
    tenantId: customer.tenantId,
    domain: customer.domain,
    companyName: customer.companyName,
    country: customer.country,
    language: LANGUAGES[customer.country] ?? 'en-US',
    firstName: 'Chantal',
    lastName: 'Beauregard',
    email: `chantal.beauregard@${customer.domain}`,
    dateAgreed: new Date(Date.now() - DAYS_AGO * A_DAY).toISOString().slice(0, 10),
    ticket: 'INC-48213',
    obtained: 'email',
    reference: 'PC-2026-0042',
  };
}
