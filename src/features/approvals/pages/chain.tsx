import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { lint } from '../chains/lint/rules.ts'
import { byInWords, conditionInWords, type Definition, endKey, isSame } from '../chains/rules.ts'
import { ChainDryRun } from './chain-dry-run.tsx'
import { ChainSteps } from './chain-steps.tsx'
import { ChainVersions } from './chain-versions.tsx'
import { FlowPicture } from './flow-picture.tsx'
import './approvals.css'

export type Chain = Awaited<ReturnType<typeof call.approvals.chains.get>>

/** One chain, edited: its steps, its picture, what is wrong, who would get it, and its versions. */
export default function ChainPage() {
  const { key = '' } = useParams()
  const query = useQuery(ask.approvals.chains.get.queryOptions({ input: { key } }))
  usePageTitle(query.data?.name)
  return (
    <Answered query={query}>
      {(chain) => <Editor key={`${chain.key}-${chain.version}`} chain={chain} />}
    </Answered>
  )
}

function Editor({ chain }: { chain: Chain }) {
  const now = chain.versions[0]?.definition as Definition
  const [definition, setDefinition] = useState(now)
  const [publishing, setPublishing] = useState(false)
  const findings = lint(definition, now)
  const changed = !isSame(definition, now)
  return (
    <>
      <PageHeader
        title={chain.name}
        note={`现行第 ${chain.version} 版，${chain.publishedBy}发布；正在办理 ${chain.running} 件`}
      />
      <div className="affair-flow">
        <Panel title="流程图">
          <ChainPicture definition={definition} name={chain.name} />
        </Panel>
      </div>
      <div className="chain-columns">
        <div className="stack">
          <Panel title="步骤">
            <ChainSteps definition={definition} findings={findings} change={setDefinition} />
          </Panel>
        </div>
        <div className="stack">
          <Panel title="检查">
            {findings.length === 0 ? (
              <Notice kind="success">没有发现问题{changed ? '，可以发布。' : '。'}</Notice>
            ) : (
              findings.map(({ words }) => (
                <Notice key={words} kind="warning">
                  {words}
                </Notice>
              ))
            )}
          </Panel>
          <ChainDryRun chainKey={chain.key} definition={definition} />
          <ChainVersions versions={chain.versions} />
        </div>
      </div>
      {changed && (
        <ActionBar note="有未发布的修改">
          <button type="button" className="button" onClick={() => setDefinition(now)}>
            放弃修改
          </button>
          <button
            type="button"
            className="button primary"
            disabled={findings.length > 0}
            onClick={() => setPublishing(true)}
          >
            发布新版本
          </button>
        </ActionBar>
      )}
      {publishing && <Publish chain={chain} definition={definition} close={() => setPublishing(false)} />}
    </>
  )
}

function Publish({ chain, definition, close }: { chain: Chain; definition: Definition; close: () => void }) {
  const publish = useAct(call.approvals.chains.publish, { done: ({ version }) => `已发布第 ${version} 版` })
  return (
    <FormDialog
      title={`发布“${chain.name}”第 ${chain.version + 1} 版`}
      notice={`新发起的事项用新版；正在办理的 ${chain.running} 件仍按原来的版本。`}
      fields={[{ kind: 'words', name: 'note', label: '改了什么、依据', required: true, maximum: 200 }]}
      submitWord="发布"
      onClose={close}
      onSubmit={(values) =>
        publish.send({ key: chain.key, basedOn: chain.version, definition, note: String(values.note) })
      }
    />
  )
}

function ChainPicture({ definition, name }: { definition: Definition; name: string }) {
  const steps = definition.steps.map((step) => ({
    key: step.key,
    name: step.name || '（未命名）',
    who: step.by.map(byInWords).join('、') || '（未选承办）',
    state: step.onlyIf ? ('optional' as const) : ('coming' as const),
    note: step.onlyIf
      ? `仅${conditionInWords(step.onlyIf, definition.fields)}`
      : step.dueDays
        ? `${step.dueDays} 个工作日`
        : undefined,
    next: step.next === endKey ? 'end' : step.next,
  }))
  const start = { key: 'start', name: '发起', who: '发起人', state: 'coming' as const }
  return <FlowPicture steps={[start, ...steps]} ended={false} label={name} />
}
