import { createHash, randomBytes } from 'node:crypto'
import { formatDay } from '#basics/days.ts'
import { sensitivityNames } from '#basics/sensitivity.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { printPdf } from '#platform/print.ts'
import { qrPicture } from '#platform/qr.ts'
import { type Gathered, gather } from '../kinds/actions.ts'
import { sheetOf } from '../kinds/rules.ts'
import { insertSlip, newestSlip } from '../queries.ts'
import { codeOf, kindNames, type SlipKind, sensitivityOf, tokenInLetters, tokenOf } from '../rules.ts'

/** No form of ours is longer; a page beyond bears the code of the last. */
const mostPages = 4

export type Printed = { id: number; token: string; version: number }

/** The form of a record as it is now: the same again when nothing of it has changed, else its next version. */
export async function printed(
  ctx: Context,
  kind: SlipKind,
  subjectId: number,
  facts: Gathered,
): Promise<Printed> {
  const digest = createHash('sha256')
    .update(JSON.stringify(sheetOf(kind, facts)))
    .digest('hex')
  const subject = { kind, subjectId, personId: facts.personId }
  const newest = await newestSlip(ctx, subject)
  if (newest?.digest === digest) return newest
  const version = (newest?.version ?? 0) + 1
  const { organizationId } = facts
  const sensitivity = sensitivityOf[kind]
  const token = tokenOf(randomBytes(8))
  const made = await insertSlip(ctx, { ...subject, token, organizationId, version, digest, sensitivity })
  // Another printed it at this moment, or the token is taken: it is looked at anew.
  return made ?? printed(ctx, kind, subjectId, facts)
}

/** The file of a printed form, with its code on every page. */
export async function pdfOf(
  { address, today }: Pick<Context, 'address' | 'today'>,
  kind: SlipKind,
  facts: Gathered,
  { id, token, version }: Printed,
): Promise<Buffer> {
  const codes = await Promise.all(
    Array.from({ length: mostPages }, (_, at) => qrPicture(codeOf(address, token, at + 1))),
  )
  const data = {
    ...sheetOf(kind, facts),
    title: kindNames[kind],
    number: `编号 ${id}　第 ${version} 版`,
    label: `${sensitivityNames[sensitivityOf[kind]]}　${formatDay(today)}打印`,
    codes,
    token: tokenInLetters(token),
    source: '签字后拍照或扫描，在“扫描归位”上传；二维码和编号请勿遮挡。',
    author: facts.organizationName,
  }
  return printPdf('slip.typ', data, today)
}

/** Prints a form whose record is within reach. @throws Refusal not-found */
export async function printSlip(
  ctx: Context,
  kind: SlipKind,
  asked: { subjectId: number; personId: number | null },
): Promise<Download> {
  const facts = await gather(ctx, kind, asked)
  if (!facts) throw new Refusal('not-found', 'not-found', { id: asked.subjectId })
  const slip = await printed(ctx, kind, asked.subjectId, facts)
  ctx.record({
    action: 'slip.printed',
    subject: { kind: 'person', id: facts.personId, name: facts.personName },
    path: facts.path,
    after: { slipKind: kindNames[kind], version: slip.version },
  })
  const now = { address: ctx.address, today: ctx.today }
  return {
    name: `${kindNames[kind]}（${facts.personName}，第${slip.version}版）.pdf`,
    type: 'application/pdf',
    async *body() {
      yield await pdfOf(now, kind, facts, slip)
    },
  }
}
