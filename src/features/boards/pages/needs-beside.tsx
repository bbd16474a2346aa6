import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import type { CardKey } from '../cards/catalogue/rules.ts'
import { specOf } from '../cards/catalogue/rules.ts'
import { besideLimits, urgencyOrder, urgencyWords } from '../needs/rules.ts'
import { CardDrawer } from './card-drawer.tsx'
import { CardPanel } from './card-panel.tsx'
import { NeedNumber } from './need-number.tsx'
import './boards.css'
import './needs.css'

type Row = Awaited<ReturnType<typeof call.boards.needs.beside>>[number]

const cards: CardKey[] = ['sizes', 'terms', 'life', 'dues', 'age', 'education']

/** Two to six organizations beside each other: what is missing at each, and the cards of all. */
export default function NeedsBeside() {
  const { search } = useAddress()
  const ids = [search.ids].flat().map(Number).filter(Boolean).slice(0, besideLimits.most)
  const enough = ids.length >= besideLimits.least
  const query = useQuery({
    ...ask.boards.needs.beside.queryOptions({ input: { ids } }),
    enabled: enough,
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHelp>
        <p>
          上面是各党组织没有了结的提醒条数，点数字看是哪些；下面的卡片把它们放在一张图里，规模不同的比占比。
        </p>
      </PageHelp>
      <PageHeader title="并排看" note="按组织树顺序排列，不是评分，不论名次。" />
      {enough ? (
        <Answered query={query} lines={8}>
          {(rows) => <Beside rows={rows} />}
        </Answered>
      ) : (
        <Empty
          title="请先选两到六个党组织"
          actions={
            <PageLink className="button primary" to="/needs">
              去选择
            </PageLink>
          }
        >
          在“需要帮助的先看”里点各行的“并排看”。
        </Empty>
      )}
      <CardDrawer />
    </>
  )
}

function Beside({ rows }: { rows: Row[] }) {
  const [first, ...others] = rows.map(({ id }) => id)
  return (
    <>
      <div className="needs-beside">
        {rows.map((row) => (
          <Missing key={row.id} row={row} />
        ))}
      </div>
      {first !== undefined && (
        <div className="board-grid">
          {cards.map((key) => (
            <CardPanel
              key={key}
              cardKey={key}
              title={specOf(key).title}
              asked={{ organizationId: first, compare: 'others', withIds: others }}
            />
          ))}
        </div>
      )}
    </>
  )
}

function Missing({ row }: { row: Row }) {
  const { id, name, groups } = row
  return (
    <Panel title={name}>
      <dl className="needs-counts">
        {urgencyOrder.map((key) => (
          <div key={key} data-key={key}>
            <dt>{urgencyWords[key]}</dt>
            <dd>
              <NeedNumber
                organizationId={id}
                count={row[key]}
                label={`${name}${urgencyWords[key]}`}
                {...(key.startsWith('urgent') && { severities: ['urgent'] })}
                {...(/overdue/i.test(key) && { states: ['overdue' as const] })}
              />
            </dd>
          </div>
        ))}
        {groups.map(({ group, open, measures }) => (
          <div key={group}>
            <dt>{group}</dt>
            <dd>
              <NeedNumber organizationId={id} count={open} label={`${name}${group}`} measures={measures} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
