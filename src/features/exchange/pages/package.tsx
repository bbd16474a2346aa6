import { useQuery } from '@tanstack/react-query'
import { actorInWords } from '#features/audit/rules.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { addressOf, useAddress, useParams } from '#web/kit/address.ts'
import { Facts, When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { fileSize } from '#web/kit/file-size.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { exchangeKinds, kindTitles } from '../kinds/rules.ts'
import {
  directionNames,
  itemShowNames,
  itemShows,
  outcomeNames,
  packageStateNames,
} from '../packages/rules.ts'
import { ExchangeHelp } from './help.tsx'
import { ItemDrawer } from './item-drawer.tsx'
import { PackageActs } from './package-acts.tsx'
import { gradeTones, stateTones } from './package-marks.ts'
import './exchange.css'

export type Package = Awaited<ReturnType<typeof call.exchange.packages.get>>
type Item = Awaited<ReturnType<typeof call.exchange.packages.items>>['rows'][number]

const nameOf = ({ direction, number, id }: Package) =>
  `${directionNames[direction]}${number === null ? `的草稿 ${id}` : `第 ${number} 号`}`

/** One package: what is in it, what was found, who checked and who released it. */
export default function PackagePage() {
  const id = Number(useParams().id)
  const query = useQuery({
    ...ask.exchange.packages.get.queryOptions({ input: { id } }),
    refetchInterval: 5000,
  })
  const one = query.data
  usePageTitle(one && nameOf(one))
  return (
    <>
      <PageHelp>
        <ExchangeHelp />
      </PageHelp>
      <PageHeader
        title={one && nameOf(one)}
        beside={one && <StatusDot tone={stateTones[one.state]}>{packageStateNames[one.state]}</StatusDot>}
        actions={
          one?.state === 'handed' && (
            <a className="button" href={fileAddress(`/exchange/packages/${id}/file`)} download>
              下载文件
            </a>
          )
        }
      />
      <Answered query={query}>{(found) => <Whole one={found} />}</Answered>
    </>
  )
}

function Whole({ one }: { one: Package }) {
  const { search, change } = useAddress()
  return (
    <div className="stack">
      <Course one={one} />
      <Items one={one} />
      <PackageActs one={one} />
      {search.item && (
        <ItemDrawer
          id={Number(search.item)}
          open={one.state === 'draft' || one.state === 'checked'}
          onClose={() => change({ item: undefined })}
        />
      )}
    </div>
  )
}

/** Who did what with it, and how much is in it. */
function Course({ one }: { one: Package }) {
  const by = (who: string | null, at: string | null) =>
    at && (
      <>
        {who && actorInWords(who)} <When at={at} />
      </>
    )
  return (
    <Panel>
      {one.discardedBecause && (
        <Notice kind="warning">
          {one.discardedBy}作废：{one.discardedBecause}
        </Notice>
      )}
      {one.undecided > 0 && one.state !== 'discarded' && (
        <Notice kind="warning">
          查出的内容还有 {one.undecided} 处没有决定，请逐处扣下或者写明理由准许。
        </Notice>
      )}
      {one.state === 'checked' && (
        <Notice kind="info">{one.checkedBy}已经核对。请另一位同志看过清单后放行。</Notice>
      )}
      <Facts
        least={220}
        facts={[
          ...one.counts.map(({ title, sent, gone }) => ({
            label: title,
            value: `${sent} 项${gone ? `，撤下 ${gone} 项` : ''}`,
          })),
          { label: '扣下', value: `${one.held} 项`, absent: one.held === 0 },
          { label: '大小', value: fileSize(one.bytes), absent: one.bytes === 0 },
          { label: one.direction === 'out' ? '编制' : '收到', value: by(one.madeBy, one.madeAt) },
          { label: '核对', value: by(one.checkedBy, one.checkedAt), absent: one.direction === 'in' },
          { label: '放行', value: by(one.releasedBy, one.releasedAt), absent: one.direction === 'in' },
          {
            label: '交出',
            value: one.handedAt && (
              <>
                <When at={one.handedAt} />
                {one.handOuts > 1 && `，共 ${one.handOuts} 次`}
              </>
            ),
            absent: one.direction === 'in' || !one.releasedAt,
          },
          {
            label: '对方收到',
            value: one.confirmedAt ? <When at={one.confirmedAt} /> : '还没有回执',
            absent: one.direction === 'in' || !one.handedAt,
          },
          {
            label: '清单摘要',
            value: <code className="print">{one.digest}</code>,
            wide: true,
            absent: !one.digest,
          },
        ]}
      />
    </Panel>
  )
}

const columns: Column<Item>[] = [
  {
    key: 'name',
    title: '名称',
    card: 'title',
    fixed: true,
    width: 320,
    render: ({ name, gone }) => (gone ? `（撤下）${name}` : name),
  },
  { key: 'title', title: '类别', card: 'line', width: 170 },
  {
    key: 'state',
    title: '去留',
    card: 'beside',
    width: 130,
    render: ({ heldBecause, outcome }) => {
      if (heldBecause) return <StatusDot tone="bad">扣下</StatusDot>
      if (outcome)
        return (
          <StatusDot tone={outcome === 'differs' ? 'warning' : 'good'}>{outcomeNames[outcome]}</StatusDot>
        )
      return <StatusDot tone="info">放行</StatusDot>
    },
  },
  {
    key: 'findings',
    title: '查出',
    card: 'line',
    width: 260,
    render: ({ findings }) => (
      <span className="found">
        {findings.length === 0 && <span className="muted">没有</span>}
        {findings.map((one) => (
          <StatusDot key={one.id} tone={one.allowedAt ? 'good' : gradeTones[one.grade]}>
            {one.title}
            {one.allowedAt && '（已准许）'}
          </StatusDot>
        ))}
      </span>
    ),
  },
  {
    key: 'bytes',
    title: '大小',
    align: 'right',
    width: 100,
    render: ({ bytes }) => (bytes ? fileSize(bytes) : ''),
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '名称' },
  {
    kind: 'choice',
    name: 'only',
    label: '只看',
    options: itemShows.map((value) => ({ value, label: itemShowNames[value] })),
  },
  {
    kind: 'choice',
    name: 'kind',
    label: '类别',
    options: exchangeKinds.map((value) => ({ value, label: kindTitles[value] })),
  },
]

function Items({ one }: { one: Package }) {
  const { search } = useAddress()
  return (
    <ListPage
      headless
      name="exchange-items"
      unit="项"
      columns={columns}
      fields={fields}
      searchField="text"
      rowKey={(row: Item) => row.id}
      rowLink={(row) => addressOf(`/exchange/packages/${one.id}`, { ...search, item: row.id })}
      question={({ values, page, size }) =>
        ask.exchange.packages.items.queryOptions({ input: { id: one.id, ...values, page, size } })
      }
      exports={[
        {
          title: '导出清单',
          address: ({ values }) => fileAddress(`/exchange/packages/${one.id}/items.xlsx`, { ...values }),
        },
      ]}
      empty={<Empty title="没有内容">这个包里只有回执，或者没有符合条件的项。</Empty>}
    />
  )
}
