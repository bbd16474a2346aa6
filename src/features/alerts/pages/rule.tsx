import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Cited } from '#features/library/pages/cited.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { type Definition, isSame, leadInWords } from '../rulebook/rules.ts'
import { RuleHelp } from './help.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleTrial } from './rule-trial.tsx'
import './alerts.css'

type Rule = Awaited<ReturnType<typeof call.alerts.rules.get>>

/** One rule, edited: its words and times, whom it would tell, how the past year would have gone, its versions. */
export default function RulePage() {
  const { key = '' } = useParams()
  const query = useQuery(ask.alerts.rules.get.queryOptions({ input: { key } }))
  usePageTitle(query.data?.definition.name)
  return (
    <>
      <PageHelp>
        <RuleHelp />
      </PageHelp>
      <Answered query={query}>
        {(rule) => <Editor key={`${rule.key}-${rule.version}`} rule={rule} />}
      </Answered>
    </>
  )
}

function Editor({ rule }: { rule: Rule }) {
  const now: Definition = rule.definition
  const [definition, setDefinition] = useState(now)
  const [publishing, setPublishing] = useState(false)
  const changed = !isSame(definition, now)
  const by = rule.publishedBy ? `${rule.publishedBy}发布` : '随平台提供'
  return (
    <>
      <PageHeader
        title={now.name}
        note={`${rule.group}：${rule.measureTitle}；现行第 ${rule.version} 版，${by}；现有提醒 ${rule.open} 条`}
      />
      <div className="stack">
        <p className="muted">
          依据：
          <Cited text={now.regulation + now.article} />
        </p>
        <RuleEditor measure={rule.measure} definition={definition} change={setDefinition} />
        <RuleTrial measure={rule.measure} definition={definition} />
        <Versions versions={rule.versions} />
      </div>
      {changed && (
        <ActionBar note="有未发布的修改">
          <button type="button" className="button" onClick={() => setDefinition(now)}>
            放弃修改
          </button>
          <button type="button" className="button primary" onClick={() => setPublishing(true)}>
            发布新版本
          </button>
        </ActionBar>
      )}
      {publishing && <Publish rule={rule} definition={definition} close={() => setPublishing(false)} />}
    </>
  )
}

type PublishProps = { rule: Rule; definition: Definition; close: () => void }

function Publish({ rule, definition, close }: PublishProps) {
  const publish = useAct(call.alerts.rules.publish, { done: ({ version }) => `已发布第 ${version} 版` })
  return (
    <FormDialog
      title={`发布“${definition.name}”第 ${rule.version + 1} 版`}
      notice="下一次核对起按新版本提醒；不再符合的提醒会关闭，已经提醒过的不会重复提醒。"
      fields={[{ kind: 'words', name: 'note', label: '改了什么、依据', required: true, maximum: 200 }]}
      submitWord="发布"
      onClose={close}
      onSubmit={(values) =>
        publish.send({ key: rule.key, basedOn: rule.version, definition, note: String(values.note) })
      }
    />
  )
}

function Versions({ versions }: { versions: Rule['versions'] }) {
  return (
    <Panel title="历次版本">
      <Timeline
        entries={versions.map((one, at) => ({
          key: one.version,
          title: `第 ${one.version} 版`,
          note: one.publishedBy,
          at: one.publishedAt,
          tone: at === 0 ? ('red' as const) : ('quiet' as const),
          children: (
            <>
              {one.note}
              <br />
              <small className="muted">
                {one.definition.enabled ? '启用' : '停用'}；{one.definition.leads.map(leadInWords).join('、')}
              </small>
            </>
          ),
        }))}
      />
    </Panel>
  )
}
