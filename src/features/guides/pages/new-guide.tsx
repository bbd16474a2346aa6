import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import type { Definition } from '../rules.ts'
import { GuideCheck } from './guide-check.tsx'
import { NodesEditor } from './nodes-editor.tsx'

const blank: Definition = {
  title: '',
  group: '党员服务',
  summary: '',
  words: [],
  start: 'q1',
  nodes: [
    { key: 'q1', kind: 'question', text: '', note: '', cites: [], answers: [] },
    { key: 'e1', kind: 'end', text: '', steps: [], forms: [] },
  ],
}

/** 新增指南: from an empty question and an empty end. */
export default function NewGuide() {
  const go = useGo()
  const { nodes } = useOrganizations()
  const [definition, setDefinition] = useState(blank)
  const [publishing, setPublishing] = useState(false)
  const create = useAct(call.guides.create, { done: '已发布', after: ({ key }) => go(`/guides/${key}`) })
  return (
    <>
      <PageHeader title="新增指南" />
      <Tabs
        label="新增办事指南"
        tabs={[
          {
            key: 'nodes',
            title: '内容',
            show: () => <NodesEditor definition={definition} change={setDefinition} />,
          },
          { key: 'check', title: '检查', show: () => <GuideCheck definition={definition} /> },
        ]}
      />
      <ActionBar>
        <button type="button" className="button primary" onClick={() => setPublishing(true)}>
          发布
        </button>
      </ActionBar>
      {publishing && (
        <FormDialog
          title="发布新的办事指南"
          notice="院一级发布的全院可见；一个党委发布的，该党委和所属组织的人可见。"
          fields={[
            {
              kind: 'organization',
              name: 'organizationId',
              label: '适用范围',
              nodes,
              hint: '不选，就是您所在的党委（院一级为全院）',
            },
            { kind: 'words', name: 'note', label: '依据', required: true, maximum: 200 },
          ]}
          submitWord="发布"
          onClose={() => setPublishing(false)}
          onSubmit={(values) =>
            create.send({
              definition,
              note: String(values.note),
              organizationId: Number(values.organizationId) || undefined,
            })
          }
        />
      )}
    </>
  )
}
