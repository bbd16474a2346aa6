import { type Day, yearOf } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { organizationWithSuperior } from '../../register/queries.ts'
import type { DocumentKind } from '../../rules.ts'
import { codeOfOrganization, giveCode, takeSequence } from '../queries.ts'
import { codesFor, numberText } from '../rules.ts'

/** The next 发文字号 of an organization and kind in the year of the day; given back when the transaction fails. */
export async function takeNumber(
  ctx: Context,
  { organizationId, kind }: { organizationId: number; kind: DocumentKind },
  issuedOn: Day,
) {
  const code = await codeFor(ctx, organizationId)
  const year = yearOf(issuedOn)
  const sequence = await takeSequence(ctx, organizationId, kind, year)
  return { number: numberText(code, kind, year, sequence), code, year, sequence }
}

async function codeFor(ctx: Context, organizationId: number): Promise<string> {
  const known = await codeOfOrganization(ctx, organizationId)
  if (known) return known
  const organization = await organizationWithSuperior(ctx, organizationId)
  if (!organization) throw new Refusal('not-found', 'not-found', { id: organizationId })
  const { shortName, kind, ...row } = organization
  const codes = codesFor({ ...row, kind, short_name: shortName })
  const given = await giveCode(ctx, organizationId, codes)
  if (!given)
    throw new Refusal('conflict', 'document-code-taken', { code: codes[0], name: organization.name })
  return given
}
