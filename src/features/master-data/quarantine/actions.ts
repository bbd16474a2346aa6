import type { Context, Download } from '#platform/context.ts'
import { writeSheet } from '#platform/sheets.ts'
import { filesOf } from '../feeds/queries.ts'
import { quarantinedRows } from '../rows/queries.ts'
import { type FeedKind, personColumns, reasonTitle, unitColumns } from '../sheets/rules.ts'

const kindNames: Record<FeedKind, string> = { organizations: '党组织', people: '人员' }
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * The refused rows of a feed as the same sheet with the reason behind them: to be corrected and sent again. It holds
 * identity numbers, so who fetches it is in the trail.
 */
export async function quarantineSheet(ctx: Context, feedId: number, kind: FeedKind): Promise<Download> {
  const files = (await filesOf(ctx, [feedId])).filter((file) => file.kind === kind)
  const headers = headersOf(files.map((file) => file.headers))
  const name = `主数据批次${feedId}-${kindNames[kind]}-退回.xlsx`
  ctx.record({
    action: 'masterData.quarantineFetched',
    subject: { kind: 'feed', id: feedId, name },
    after: { kind },
  })
  const { sealing } = ctx
  return {
    name,
    type,
    async *stream(read) {
      const rows = await read((db) => quarantinedRows({ db }, feedId, kind))
      const lines = rows.map(({ position, cells, faults }) => {
        const own = files.find((file) => file.position === position)?.headers ?? []
        const values = cells ? (JSON.parse(sealing.open(cells)) as string[]) : []
        const byTitle = new Map(own.map((title, at) => [title.trim(), values[at] ?? '']))
        return [
          ...headers.map((title) => byTitle.get(title) ?? ''),
          faults.map(({ reason }) => reason).join('\n'),
        ]
      })
      yield* writeSheet(layoutOf(kindNames[kind], [...headers, reasonTitle]), lines)
    },
  }
}

/** The columns of all files of the kind, in the order of the first. */
const headersOf = (all: string[][]): string[] => [
  ...new Set(
    all
      .flat()
      .map((title) => title.trim())
      .filter((title) => title && title !== reasonTitle),
  ),
]

const layoutOf = (name: string, titles: string[]) => ({
  name,
  columns: titles.map((title) => ({
    title,
    kind: 'text' as const,
    ...(title === reasonTitle && { width: 60, wrap: true }),
  })),
})

/** An empty sheet with every column of the feed. */
export function templateSheet(kind: FeedKind): Download {
  const columns = Object.values(kind === 'people' ? personColumns : unitColumns)
  return {
    name: `主数据-${kindNames[kind]}-模板.xlsx`,
    type,
    body: () =>
      writeSheet(
        layoutOf(
          kindNames[kind],
          columns.map(({ title }) => title),
        ),
        [],
      ),
  }
}
