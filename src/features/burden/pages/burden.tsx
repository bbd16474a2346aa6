import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { ask, fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { FigureBand } from '#web/kit/figure.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Answered } from '#web/kit/states.tsx'
import { sourceNames, sourceUnits } from '../rules.ts'
import { AskedAgainPanel } from './asked-again-panel.tsx'
import { useCommittees } from './committees.ts'
import { FormDialog } from './form-dialog.tsx'
import { BurdenHelp } from './help.tsx'
import { Difference, PartPanel } from './part-panel.tsx'
import { PlacesPanel } from './places-panel.tsx'
import { askingsOf, quarterIn, type Shown, whenOf } from './when.ts'
import './burden.css'

const fields: Field[] = [{ kind: 'organization', name: 'organizationId', label: '党组织', nodes: undefined }]

/** 负担账本: what the platform asked of branches in a quarter, beside the quarter before. */
export default function Burden() {
  const { values, search, change } = useAddress(fields)
  const organizationId = values.organizationId as number | undefined
  const asked = { organizationId, ...quarterIn(search.when) }
  const query = useQuery({
    ...ask.burden.show.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  })
  const nodes = useCommittees()
  return (
    <>
      <PageHelp>
        <BurdenHelp />
      </PageHelp>
      <PageHeader
        note="平台向党支部要了什么、要了多少。记的是平台和上级，不是党支部。"
        actions={
          <>
            <div className="burden-pick">
              <OrganizationTreeSelect
                nodes={nodes}
                value={organizationId ?? query.data?.organization.id}
                onChange={(id) => change({ organizationId: id }, { push: true })}
                label="党组织"
              />
            </div>
            {query.data && (
              <QuarterPick shown={query.data} pick={(when) => change({ when }, { push: true })} />
            )}
            <a className="button no-print" href={fileAddress('/burden.xlsx', asked)} download>
              <Icon name="download" />
              导出 Excel
            </a>
          </>
        }
      />
      <Answered query={query} lines={10}>
        {(shown) => <Ledger shown={shown} />}
      </Answered>
      {typeof search.form === 'string' && (
        <FormDialog formKey={search.form} onClose={() => change({ form: undefined })} />
      )}
    </>
  )
}

const QuarterPick = ({ shown, pick }: { shown: Shown; pick: (when: string) => void }) => (
  <select
    className="burden-quarter"
    aria-label="季度"
    value={whenOf(shown)}
    onChange={(event) => pick(event.target.value)}
  >
    {shown.quarters.map((one) => (
      <option key={whenOf(one)} value={whenOf(one)}>
        {one.name}
      </option>
    ))}
  </select>
)

function Ledger({ shown }: { shown: Shown }) {
  const figures = shown.parts.map(({ source, total }) => ({
    label: sourceNames[source],
    value: total.now,
    unit: sourceUnits[source],
    note: <Difference {...total} />,
    to: askingsOf(shown, source),
  }))
  const filled = {
    label: '表单填写',
    value: shown.fields.now,
    unit: '项',
    note: <Difference {...shown.fields} />,
  }
  return (
    <div className="burden">
      <p className="burden-period">
        {shown.organization.name}，{shown.organization.branches} 个党支部。本期{' '}
        <span className="number">{shown.period}</span>，与
        {shown.running ? '上季度同样长的时间' : '上季度'}（
        <span className="number">{shown.beforePeriod}</span>）比较
        {shown.running ? '；本季度还没有结束' : ''}。
      </p>
      <FigureBand
        figures={[figures[0], { ...filled, to: askingsOf(shown, 'forms') }, ...figures.slice(1)].flatMap(
          (one) => one ?? [],
        )}
      />
      <div className="burden-parts">
        {shown.parts.map((part) => (
          <PartPanel key={part.source} part={part} shown={shown} />
        ))}
      </div>
      <AskedAgainPanel shown={shown} />
      <PlacesPanel shown={shown} />
    </div>
  )
}
