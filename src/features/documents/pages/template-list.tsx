import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { type DocumentKind, documentKindNames, documentKinds } from '../rules.ts'
import { optionsOf } from './document-state.tsx'
import { useOrganizations } from './organization-names.ts'
import './documents.css'

type Template = Awaited<ReturnType<typeof call.documents.templates.list>>[number]

const chosenField: Field[] = [
  { kind: 'organization', name: 'organizationId', label: '适用党组织', nodes: [] },
]

/** 公文模板: what an organization writes from; a committee may have versions of its own. */
export default function TemplateList() {
  const nodes = useOrganizations()
  const { values, change } = useAddress(chosenField)
  const organizationId = (values.organizationId as number | undefined) ?? nodes?.[0]?.id
  return (
    <div className="stack">
      <PageHeader
        note="文种、行文规则和版式由平台保证，这里编辑的是文字。修改后对本组织和下级生效。"
        actions={organizationId !== undefined && <New organizationId={organizationId} />}
      />
      <Panel>
        <span className="start-label">适用党组织</span>
        <OrganizationTreeSelect
          nodes={nodes}
          value={organizationId}
          onChange={(id) => change({ organizationId: id })}
          label="适用党组织"
        />
        {organizationId !== undefined && <CodeLine organizationId={organizationId} />}
      </Panel>
      {organizationId !== undefined && <Templates organizationId={organizationId} />}
    </div>
  )
}

function New({ organizationId }: { organizationId: number }) {
  const go = useGo()
  const kinds = documentKinds.filter((kind) => kind !== 'reply')
  const begin = (kind: DocumentKind) =>
    go(`/document-templates/own-${Date.now().toString(36)}?organizationId=${organizationId}&kind=${kind}`)
  return (
    <MenuButton
      items={kinds.map((kind) => ({
        key: kind,
        label: documentKindNames[kind],
        onPick: () => begin(kind),
      }))}
    >
      新建模板
      <Icon name="down" size={16} />
    </MenuButton>
  )
}

/** 机关代字: what the numbers begin with. */
function CodeLine({ organizationId }: { organizationId: number }) {
  const query = useQuery(ask.documents.numbers.code.queryOptions({ input: { id: organizationId } }))
  const set = useAct(call.documents.numbers.setCode, { done: '已设定机关代字' })
  const [open, setOpen] = useState(false)
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'code',
      label: '机关代字',
      required: true,
      maximum: 12,
      hint: '2 至 12 个汉字，例如“星河院党”',
    },
  ]
  return (
    <p className="code-line">
      机关代字：<b>{query.data?.code ?? '首次印发时按名称生成'}</b>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        设定
      </button>
      {open && (
        <FormDialog
          title="设定机关代字"
          fields={fields}
          start={{ code: query.data?.code ?? undefined }}
          notice="已经印发的发文字号不变；顺序号接着编。"
          onSubmit={({ code }) => set.send({ id: organizationId, code: String(code) })}
          onClose={() => setOpen(false)}
        />
      )}
    </p>
  )
}

function Templates({ organizationId }: { organizationId: number }) {
  const query = useQuery(ask.documents.templates.list.queryOptions({ input: { organizationId } }))
  return (
    <Answered query={query}>
      {(templates) => (
        <>
          {Object.entries(optionsOf(documentKindNames)).map(([, { value, label }]) => {
            const some = templates.filter(({ kind }) => kind === value)
            return some.length === 0 ? null : (
              <Panel key={value} title={label}>
                <ul className="template-list">
                  {some.map((one) => (
                    <Line key={one.key} template={one} organizationId={organizationId} />
                  ))}
                </ul>
              </Panel>
            )
          })}
        </>
      )}
    </Answered>
  )
}

function Line({ template, organizationId }: { template: Template; organizationId: number }) {
  const { key, name, version, organizationName } = template
  return (
    <li>
      <PageLink to={`/document-templates/${key}?organizationId=${organizationId}`}>{name}</PageLink>
      {organizationName ? (
        <Label tone="gold">{`${organizationName} 第 ${version} 版`}</Label>
      ) : (
        <Label>平台自带</Label>
      )}
    </li>
  )
}
