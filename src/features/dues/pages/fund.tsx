import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { yearOf } from '#basics/days.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { BelowTable, FundFigures, UseTable } from './fund-figures.tsx'
import { FundHelp } from './fund-help.tsx'
import { OpeningDialog } from './opening-dialog.tsx'
import { topOf } from './send-dialog.tsx'
import { StatementPanel } from './statement-panel.tsx'
import './dues.css'

const years = () => [0, 1, 2, 3].map((back) => String(yearOf(today()) - back))
const fieldsOf = (nodes: TreeNode[] | undefined): Field[] => [
  { kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes },
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    required: true,
    options: years().map((value) => ({ value, label: `${value}年` })),
  },
]

/** 党费收支: what one organization carried over, took in, handed up, used and holds; and its statements. */
export default function FundPage() {
  const { nodes } = useOrganizations()
  const may = useMay()('dues.oversee')
  const { values, change } = useAddress(fieldsOf(nodes))
  const [opening, setOpening] = useState(false)
  const id = Number(values.organizationId ?? topOf(nodes) ?? 0)
  const year = Number(values.year ?? yearOf(today()))
  const query = useQuery({ ...ask.dues.funds.get.queryOptions({ input: { id, year } }), enabled: id > 0 })
  return (
    <>
      <PageHelp>
        <FundHelp />
      </PageHelp>
      <PageHeader
        actions={
          may &&
          query.data?.toldYear === null && (
            <button type="button" className="button" onClick={() => setOpening(true)}>
              期初余额
            </button>
          )
        }
      />
      <div className="stack">
        <Panel>
          <FormFields
            fields={fieldsOf(nodes)}
            values={{ organizationId: id, year: String(year) }}
            change={(next) => change(next)}
            least={200}
          />
        </Panel>
        <Answered query={query}>
          {(fund) => (
            <div className="stack">
              <FundFigures fund={fund} />
              <UseTable fund={fund} />
              <StatementPanel fund={fund} />
              <BelowTable fund={fund} />
              {opening && <OpeningDialog fund={fund} onClose={() => setOpening(false)} />}
            </div>
          )}
        </Answered>
      </div>
    </>
  )
}
