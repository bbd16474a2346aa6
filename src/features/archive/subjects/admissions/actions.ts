import { dayIn } from '#basics/days.ts'
import { actOf } from '#features/admissions/acts/rules.ts'
import { entriesOf } from '#features/admissions/entries/queries.ts'
import { papersToFile } from '#features/admissions/papers/actions.ts'
import { getAdmission, lockAdmission } from '#features/admissions/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Finished, Source } from '../../packages/actions.ts'

/**
 * The papers of an admission that is through all its steps, made of the register and the file, the written request
 * first: 发展党员工作细则第三十六条 (V).
 */
export async function finishedAdmission(ctx: Context, id: number, hold: boolean): Promise<Finished> {
  const row = hold ? await lockAdmission(ctx, id) : await getAdmission(ctx, id)
  if (!row.organizationId) throw new Refusal('not-found', 'not-found', { id })
  const { code, name: branch, path } = await getOrganization(ctx, row.organizationId)
  const entries = (await entriesOf(ctx, [id])).get(id) ?? []
  const formNumber = entries.findLast(({ act, passed }) => act === 'preReview' && passed)?.details.number
  const paperOf = ({ paper, title, print }: Awaited<ReturnType<typeof papersToFile>>[number]): Source => ({
    kind: 'admissionPaper',
    kindName: title,
    title: `${row.name}${title}`,
    number: paper === 'volunteer' ? (formNumber ?? null) : null,
    organization: branch,
    signatory: null,
    addressee: null,
    copyTo: [],
    contact: null,
    issuedOn: row.doneOn,
    issuedBy: null,
    status: 'issued',
    numbered: false,
    typeset: true,
    sealWaits: false,
    printed: true,
    words: `${row.name}${title}`,
    read: async () => {
      const { pdf: bytes, pages } = await print()
      return { bytes, pages, digest: null }
    },
  })
  return {
    subject: { kind: 'admission', id },
    organization: { id: row.organizationId, code, name: branch, path },
    affair: 'admission',
    ended: row.status === 'done',
    title: `${row.name}发展党员材料`,
    papers: (await papersToFile(ctx, id)).map(paperOf),
    attachments: [],
    passage: entries.map(({ act, on, passed, recordedAt, recordedBy, organizationName, lateBecause }) => ({
      at: recordedAt,
      name: recordedBy,
      title: organizationName ?? '',
      words: `${actOf(act).title}（${on}${passed ? '' : '，未通过'}）`,
      opinion: lateBecause ? `超过期限的理由（${dayIn(new Date(recordedAt))}）：${lateBecause}` : null,
    })),
  }
}
