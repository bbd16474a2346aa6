import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useAddress } from '#web/kit/address.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import type { Definition } from '../rules.ts'
import { GuideCheck } from './guide-check.tsx'
import { NodesEditor } from './nodes-editor.tsx'
import { type Guide, GuideWalk } from './walk.tsx'

/** A guide, edited: its head and its nodes, tried as readers see it, checked, published as a new version. */
export default function Editor({ guide }: { guide: Guide }) {
  const { change } = useAddress()
  const [definition, setDefinition] = useState<Definition>(guide.definition)
  const [publishing, setPublishing] = useState(false)
  const publish = useAct(call.guides.publish, { done: ({ version }) => `已发布第 ${version} 版` })
  const changed = definition !== guide.definition
  const leave = () => change({ edit: undefined, tab: undefined, way: undefined })
  return (
    <>
      <PageHeader title={`编辑：${guide.definition.title}`} note={`现行第 ${guide.version} 版`} />
      <Tabs
        label="编辑办事指南"
        tabs={[
          {
            key: 'nodes',
            title: '内容',
            show: () => <NodesEditor definition={definition} change={setDefinition} />,
          },
          { key: 'preview', title: '试走', show: () => <Preview guide={{ ...guide, definition }} /> },
          { key: 'check', title: '检查', show: () => <GuideCheck definition={definition} /> },
          { key: 'versions', title: '历次版本', show: () => <Versions guideKey={guide.key} /> },
        ]}
      />
      <ActionBar note={changed ? '有未发布的修改' : undefined}>
        <button type="button" className="button" onClick={leave}>
          {changed ? '放弃修改' : '返回指南'}
        </button>
        <button
          type="button"
          className="button primary"
          disabled={!changed}
          onClick={() => setPublishing(true)}
        >
          发布新版本
        </button>
      </ActionBar>
      {publishing && (
        <FormDialog
          title={`发布“${definition.title}”第 ${guide.version + 1} 版`}
          notice="发布以后，大家立即看到新的版本；原来的版本留在历次版本中。"
          fields={[{ kind: 'words', name: 'note', label: '改了什么、依据', required: true, maximum: 200 }]}
          submitWord="发布"
          onClose={() => setPublishing(false)}
          onSubmit={async (values) => {
            await publish.send({
              key: guide.key,
              basedOn: guide.version,
              definition,
              note: String(values.note),
            })
            leave()
          }}
        />
      )}
    </>
  )
}

/** As readers will see it; the answers are kept beside the address, which is that of the editor. */
function Preview({ guide }: { guide: Guide }) {
  const [way, setWay] = useState<number[]>([])
  return <GuideWalk guide={guide} chosen={way} choose={setWay} />
}

function Versions({ guideKey }: { guideKey: string }) {
  const query = useQuery(ask.guides.versions.queryOptions({ input: { key: guideKey } }))
  return (
    <Answered query={query}>
      {(versions) => (
        <Panel>
          <Timeline
            entries={versions.map((one, at) => ({
              key: one.version,
              title: `第 ${one.version} 版`,
              note: one.publishedBy,
              at: one.publishedAt,
              tone: at === 0 ? ('red' as const) : ('quiet' as const),
              children: one.note,
            }))}
          />
        </Panel>
      )}
    </Answered>
  )
}
