import { useQueries } from '@tanstack/react-query'
import { formatYuan } from '#basics/money.ts'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { incomeSourceNames } from '../rules.ts'
import { Lines } from './lines.tsx'
import { sumOf } from './money.ts'
import { ReadingDialog } from './reading-dialog.tsx'
import { Table } from './table.tsx'
import type { Village } from './village-fields.ts'

type Portion = {
  id: number
  projectId: number
  project: string
  year: number
  fen: number
  paidOn: string | null
  receipt: string | null
}

/** What a village was given in all its projects, paid or still to come. */
function usePortions({ id, shares }: Village) {
  return useQueries({
    queries: shares.map(({ projectId }) =>
      ask.coBuilding.distributions.list.queryOptions({ input: { id: projectId } }),
    ),
    combine: (answers) => ({
      error: answers.find(({ error }) => error)?.error ?? null,
      refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
      data: answers.every(({ data }) => data)
        ? answers.flatMap(({ data = [] }, at) =>
            data
              .filter(({ status }) => status === 'decided')
              .flatMap((whole) =>
                whole.portions
                  .filter(({ villageId }) => villageId === id)
                  .map(
                    ({ fen, paidOn, receipt }): Portion => ({
                      ...{ id: whole.id, year: whole.year, fen, paidOn, receipt },
                      projectId: whole.projectId,
                      project: shares[at]?.name ?? '',
                    }),
                  ),
              ),
          )
        : undefined,
    }),
  })
}

type Props = {
  village: Village
  /** A calendar year; or what is still to come. */
  of: number | 'waiting'
  onClose: () => void
}

/** What stands behind the income of a village in a year, or behind what it still waits for. */
export function IncomeYearDialog({ village, of, onClose }: Props) {
  const query = usePortions(village)
  const isMeant = ({ paidOn }: Portion) =>
    of === 'waiting' ? paidOn === null : (paidOn?.startsWith(String(of)) ?? false)
  return (
    <ReadingDialog title={of === 'waiting' ? '分红待到账' : `${of} 年集体收入的由来`} onClose={onClose}>
      {of !== 'waiting' && <Own village={village} year={of} />}
      <Answered query={query} lines={3}>
        {(portions) => <Portions portions={portions.filter(isMeant)} />}
      </Answered>
    </ReadingDialog>
  )
}

function Own({ village, year }: { village: Village; year: number }) {
  const known = village.years.find((one) => one.year === year)
  return (
    <Panel title="自有收入">
      {known && known.sources.length > 0 ? (
        <Lines
          lines={known.sources.map(({ source, fen }) => ({ title: incomeSourceNames[source], fen }))}
          result={{ title: '自有收入', fen: known.ownFen }}
        />
      ) : (
        <Empty title="这一年还没有登记自有收入" icon="record" />
      )}
    </Panel>
  )
}

const Portions = ({ portions }: { portions: Portion[] }) => (
  <Panel title="项目分红" flush={portions.length > 0}>
    {portions.length === 0 ? (
      <Empty title="没有项目分红" icon="record" />
    ) : (
      <Table
        label="项目分红"
        rows={portions}
        unit="笔"
        rowKey={({ id }) => id}
        heads={[
          {
            title: '项目',
            cell: ({ projectId, project }) => (
              <PageLink className="link" to={`/co-building-projects/${projectId}?tab=distributions`}>
                {project}
              </PageLink>
            ),
          },
          { title: '年度', cell: ({ year }) => `第${year}年` },
          { title: '到账', cell: ({ paidOn, receipt }) => (paidOn ? `${paidOn}（${receipt}）` : '未到账') },
          {
            title: '金额（元）',
            number: true,
            card: 'beside',
            cell: ({ fen }) => formatYuan(fen),
            sum: formatYuan(sumOf(portions, ({ fen }) => fen)),
          },
        ]}
      />
    )}
  </Panel>
)
