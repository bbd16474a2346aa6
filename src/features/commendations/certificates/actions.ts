import { formatDay } from '#basics/days.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { printPdf } from '#platform/print.ts'
import type { contract } from '../contract.ts'
import { getCommendation } from '../queries.ts'
import { kindFacts } from '../rules.ts'
import { wordingOf } from './rules.ts'

export const certificate: ActionsOf<typeof contract>['certificate'] = async (ctx, { id }) => {
  const row = await getCommendation(ctx, id)
  if (row.state !== 'awarded' || !row.awardedOn) throw new Refusal('conflict', 'commendation-not-awarded')
  const { title, of } = kindFacts[row.kind]
  const data = {
    number: row.certificate,
    name: row.name,
    honorific: of === 'person' ? '同志' : '',
    text: wordingOf(row.kind, row.year, row.level),
    title,
    by: row.awardedBy,
    day: formatDay(row.awardedOn),
  }
  ctx.record({
    action: 'commendation.printed',
    subject: { kind: 'commendation', id, name: `${row.name}：${title}` },
    path: row.path,
  })
  const day = row.awardedOn
  return {
    name: `${row.name}${title}证书.pdf`,
    type: 'application/pdf',
    async *body() {
      yield await printPdf('certificate.typ', data, day)
    },
  }
}
