import type { Context } from '#platform/context.ts'
import { readSetting } from '#platform/settings.ts'
import { usualWatermark, type WatermarkPolicy, watermarkWords } from './rules.ts'

type Db = Pick<Context, 'db'>

export const watermarkSetting = 'screen-watermark'

export const watermarkPolicyOf = async ({ db }: Db): Promise<WatermarkPolicy> =>
  ((await readSetting(db, watermarkSetting)) as { pages: WatermarkPolicy } | undefined)?.pages ??
  usualWatermark

/** Which pages bear what words, for the account that looks; undefined where none does. */
export async function watermarkFor(ctx: Db, accountId: number, name: string) {
  const pages = await watermarkPolicyOf(ctx)
  if (pages === 'none') return undefined
  const known = await ctx.db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.person_id')
    .where('account.id', '=', accountId)
    .select(['account.username', 'person.employee_no as employeeNo'])
    .executeTakeFirstOrThrow()
  return { pages, words: watermarkWords(name, known) }
}
