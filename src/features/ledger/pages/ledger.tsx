import { useQuery } from '@tanstack/react-query'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { today } from '#web/kit/today.ts'
import { BookPanel } from './book-panel.tsx'
import { ChapterTable } from './chapter-table.tsx'
import { GapPanel } from './gap-panel.tsx'
import { LedgerHelp } from './help.tsx'
import './ledger.css'

export type Ledger = Awaited<ReturnType<typeof call.ledger.ledger>>

const firstYear = 2018
const years = () => {
  const now = Number(today().slice(0, 4))
  return Array.from({ length: Math.min(8, now - firstYear + 1) }, (_, at) => String(now - at))
}

const fieldsFor = (nodes: TreeNode[] | undefined): Field[] => [
  { kind: 'organization', name: 'organizationId', label: '党支部', placeholder: '请选择', nodes },
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    required: true,
    options: years().map((year) => ({ value: year, label: `${year} 年` })),
  },
]

/** 支部工作台账: the chapters of a year, what is still missing, and the year books that were kept. */
export default function LedgerPage() {
  const { nodes } = useOrganizations()
  const fields = fieldsFor(nodes)
  const { values, change } = useAddress(fields)
  const only = nodes?.length === 1 ? nodes[0]?.id : undefined
  const id = Number(values.organizationId ?? only) || null
  const year = Number(values.year ?? years()[0])
  return (
    <>
      <PageHelp>
        <LedgerHelp />
      </PageHelp>
      <PageHeader />
      <div className="ledger-question no-print">
        <FormFields
          fields={fields}
          values={{ ...values, organizationId: id ?? undefined, year: String(year) }}
          change={change}
          filter
        />
      </div>
      {id === null ? (
        <Empty title="请选择党支部">选好党支部和年度，台账由平台已有的记录自动汇总。</Empty>
      ) : (
        <OfBranch key={`${id}-${year}`} id={id} year={year} />
      )}
    </>
  )
}

function OfBranch({ id, year }: { id: number; year: number }) {
  const query = useQuery(ask.ledger.ledger.queryOptions({ input: { id, year } }))
  const gaps = useQuery(ask.ledger.gaps.branch.queryOptions({ input: { id, year } }))
  usePageTitle(query.data && `${query.data.name} ${year} 年工作台账`)
  return (
    <Answered query={query}>
      {(ledger) => (
        <Tabs
          label="台账"
          tabs={[
            { key: 'chapters', title: '台账', show: () => <Chapters ledger={ledger} /> },
            {
              key: 'gaps',
              title: '还缺什么',
              count: gaps.data?.gaps.length,
              show: () => <GapPanel query={gaps} />,
            },
            { key: 'books', title: '年册', show: () => <BookPanel id={id} year={year} /> },
          ]}
        />
      )}
    </Answered>
  )
}

/** The contents, each with how much there is, and the chapters below. */
function Chapters({ ledger }: { ledger: Ledger }) {
  return (
    <div className="stack">
      <nav className="ledger-contents no-print" aria-label="目录">
        {ledger.chapters.map(({ key, title, rows }) => (
          <a key={key} href={`#${key}`} onClick={(event) => showChapter(event, key)}>
            {title}
            {key !== 'basics' && <small className="number">{rows.length}</small>}
          </a>
        ))}
      </nav>
      <p className="muted">
        {ledger.parentName}　截至 {ledger.asOf}
      </p>
      {ledger.chapters.map((chapter) => (
        <ChapterTable key={chapter.key} chapter={chapter} />
      ))}
    </div>
  )
}

/** The address keeps the branch and the year: only the page moves. */
function showChapter(event: React.MouseEvent, key: string): void {
  event.preventDefault()
  document.getElementById(`chapter-${key}`)?.scrollIntoView({ block: 'start' })
}
