import { getPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type SheetContent, writeWorkbook } from '#platform/sheets.ts'
import { accountSheets } from './account/actions.ts'
import type { contract } from './contract.ts'
import { duesSheets } from './dues/actions.ts'
import { notCopied } from './kept/left/rules.ts'
import { matterSheets } from './matters/actions.ts'
import { registerSheets } from './register/actions.ts'
import { preface } from './rules.ts'
import { sheet } from './sheets/actions.ts'
import { workSheets } from './work/actions.ts'

/** What the file is, and what stands elsewhere. */
const prefaceSheet = (name: string, today: string) =>
  sheet(
    'preface',
    [
      ['项目', 24],
      ['说明', 90],
    ],
    [
      ['姓名', name],
      ['制作日期', today],
      ...preface,
      ...notCopied.flatMap(({ title, because }) => (title ? [[`没有放进来：${title}`, because]] : [])),
    ],
  )

/** The sheets, in the order in which somebody asks: who am I here, what did I do, what was told of me, to whom. */
async function sheetsOf(ctx: Context, person: { id: number; name: string }): Promise<SheetContent[]> {
  return [
    prefaceSheet(person.name, ctx.today),
    ...(await registerSheets(ctx, person.id)),
    ...(await duesSheets(ctx, person.id)),
    ...(await workSheets(ctx, person.id)),
    ...(await matterSheets(ctx, person.id)),
    ...(await accountSheets(ctx, person.id)),
  ]
}

export const actions: ActionsOf<typeof contract> = {
  async take(ctx) {
    const { personId } = ctx.reach
    if (!personId) throw new Refusal('conflict', 'no-own-record')
    const person = await getPerson(ctx, personId)
    const sheets = await sheetsOf(ctx, person)
    ctx.record({
      action: 'person.copyTaken',
      subject: { kind: 'person', id: personId, name: person.name },
      path: person.organizationPath,
      reason: '本人下载',
    })
    return {
      name: `本人信息副本_${person.name}_${ctx.today}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: () => writeWorkbook(sheets),
    }
  },
}
