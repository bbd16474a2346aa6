import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { Preview, type Shown } from './template-preview.tsx'

type Template = Awaited<ReturnType<typeof call.messages.templates.get>>
type Texts = Template['texts']

const fieldsFor = (labels: string): Field[] => [
  { kind: 'text', name: 'inboxTitle', label: '站内信标题', required: true, maximum: 60, wide: true },
  {
    kind: 'words',
    name: 'inboxBody',
    label: '站内信内容',
    required: true,
    maximum: 500,
    rows: 3,
    hint: `变量：${labels}`,
  },
  {
    kind: 'words',
    name: 'smsText',
    label: '短信',
    maximum: 268,
    rows: 3,
    hint: '不填则不发短信；签名由系统加在前面',
  },
  { kind: 'text', name: 'smsFiled', label: '运营商报备编号', maximum: 40, hint: '云短信必填' },
  { kind: 'text', name: 'mailSubject', label: '邮件主题', maximum: 80, wide: true },
  {
    kind: 'words',
    name: 'mailBody',
    label: '邮件内容',
    maximum: 2000,
    rows: 4,
    hint: '主题和内容都填写才发邮件',
  },
]

const valuesOf = ({ inbox, sms, mail }: Texts): Values => ({
  inboxTitle: inbox.title,
  inboxBody: inbox.body,
  smsText: sms?.text,
  smsFiled: sms?.filed ?? undefined,
  mailSubject: mail?.subject,
  mailBody: mail?.body,
})

const text = (value: Values[string]) => String(value ?? '').trim()

const textsOf = (values: Values): Texts => ({
  inbox: { title: text(values.inboxTitle), body: text(values.inboxBody) },
  sms: text(values.smsText) ? { text: text(values.smsText), filed: text(values.smsFiled) || null } : null,
  mail:
    text(values.mailSubject) || text(values.mailBody)
      ? { subject: text(values.mailSubject), body: text(values.mailBody) }
      : null,
})

/** One template: its texts, how they will look, and the versions before. */
export default function TemplatePage() {
  const key = useParams().key as Template['key']
  const query = useQuery(ask.messages.templates.get.queryOptions({ input: { key } }))
  usePageTitle(query.data?.name)
  return (
    <>
      <PageHeader />
      <PageHelp>
        变量写在花括号里，发送时换成实际的内容。先预览，再发布；发布后的新消息按新文字发送。
      </PageHelp>
      <Answered query={query}>{(template) => <Editor key={template.version} template={template} />}</Answered>
    </>
  )
}

function Editor({ template }: { template: Template }) {
  const [values, setValues] = useState(valuesOf(template.texts))
  const [shown, setShown] = useState<Shown | null>(null)
  const [error, setError] = useState<unknown>(null)
  const publish = useAct(call.messages.templates.publish, { done: '已发布' })
  const { key, version } = template
  const attempt = async (work: () => Promise<unknown>) => {
    setError(null)
    await work().catch(setError)
  }
  const preview = () =>
    attempt(async () => setShown(await call.messages.templates.preview({ key, texts: textsOf(values) })))
  const send = async () => {
    const note = await askReason({
      title: `发布“${template.name}”的新版本`,
      words: '请写明改了什么、为什么。',
      submit: '发布',
    })
    if (note !== null) await attempt(() => publish.send({ key, texts: textsOf(values), version, note }))
  }
  const labels = template.variables
    .map(({ label, sms }) => `{${label}}${sms ? '' : '（短信不可用）'}`)
    .join('、')
  return (
    <>
      <PanelGrid least={420}>
        <Panel title="文字">
          <div className="stack">
            <p className="muted">{template.purpose}</p>
            <FormFields
              fields={fieldsFor(labels)}
              values={values}
              change={(more) => setValues((old) => ({ ...old, ...more }))}
            />
            <RefusalNotice error={error} />
          </div>
        </Panel>
        <div className="stack">
          <Preview shown={shown} />
          <Versions versions={template.versions} />
        </div>
      </PanelGrid>
      <ActionBar>
        <button type="button" className="button" onClick={() => void preview()}>
          预览
        </button>
        <button type="button" className="button primary" disabled={publish.busy} onClick={() => void send()}>
          发布新版本
        </button>
      </ActionBar>
    </>
  )
}

function Versions({ versions }: { versions: Template['versions'] }) {
  if (versions.length === 0) return null
  return (
    <Panel title="历次版本">
      <Timeline
        entries={versions.map((one) => ({
          key: one.version,
          at: one.publishedAt,
          title: `第 ${one.version} 版：${one.note}`,
          note: `${one.publishedBy}；短信：${one.texts.sms?.text ?? '不发'}`,
        }))}
      />
    </Panel>
  )
}
