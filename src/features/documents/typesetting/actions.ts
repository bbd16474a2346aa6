import type { Context } from '#platform/context.ts'
import { enclosuresOf } from '../enclosures/queries.ts'
import { enclosureTitle } from '../enclosures/rules.ts'
import type { SeenDocument } from '../letters/queries.ts'
import { organizationNames } from '../register/queries.ts'
import { type PrintedSheet, printedSheet } from './rules.ts'

/** What is typeset of a document; a draft shows where its number will stand, and the day of today. */
export async function sheetOf(
  ctx: Pick<Context, 'db' | 'today'>,
  document: Omit<SeenDocument, 'own' | 'received'>,
): Promise<PrintedSheet> {
  return printedSheet({
    ...document,
    enclosed: (await enclosuresOf(ctx, document.id)).map(({ name }) => enclosureTitle(name)),
    jointNames: await organizationNames(ctx, document.jointIds),
    number: document.number ?? '（印发时编号）',
    day: document.issuedOn ?? ctx.today,
  })
}
