import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress, useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { type DocumentKind, documentKindNames, documentKinds } from '../rules.ts'
import { DocumentPages } from './document-pages.tsx'
import { becauseAskedAgain } from './known-again.ts'
import { type Template, useTemplateDraft, useTemplatePreview } from './template-draft.ts'
import { TemplateFields } from './template-fields.tsx'
import { TemplateTexts } from './template-texts.tsx'
import { TemplateVersions } from './template-versions.tsx'
import '#web/kit/fields.css'
import './documents.css'

const addressFields: Field[] = [
  { kind: 'organization', name: 'organizationId', label: '党组织', nodes: [] },
  { kind: 'text', name: 'kind', label: '文种' },
]

/** One template for an organization: its text with fields, checked and shown as it is written. */
export default function TemplatePage() {
  const key = String(useParams().key)
  const { values } = useAddress(addressFields)
  const organizationId = Number(values.organizationId)
  const kind = documentKinds.find((one) => one === values.kind)
  const query = useQuery({
    ...ask.documents.templates.get.queryOptions({ input: { key, organizationId } }),
    enabled: Number.isInteger(organizationId) && !kind,
  })
  const blank = useMemo(() => kind && blankTemplate(key, kind, organizationId), [key, kind, organizationId])
  if (!Number.isInteger(organizationId)) return <Empty title="请从公文模板列表打开模板" />
  if (blank) return <Editor template={blank} organizationId={organizationId} fresh />
  return (
    <Answered query={query}>
      {(template) => (
        <Editor key={`${key}-${template.version}`} template={template} organizationId={organizationId} />
      )}
    </Answered>
  )
}

const blankTemplate = (key: string, kind: DocumentKind, organizationId: number): Template => ({
  key,
  kind,
  name: `新的${documentKindNames[kind]}模板`,
  version: 0,
  organizationId,
  organizationName: null,
  savedAt: null,
  savedBy: null,
  versions: [],
  builtIn: false,
  content: {
    title: `{{本组织}}关于{{事由}}的${documentKindNames[kind]}`,
    addressee: null,
    blocks: [
      { k: 'spread', field: '正文' },
      ...(kind === 'request' ? [{ k: 'p' as const, text: '妥否，请批示。' }] : []),
    ],
    attachments: [],
    fields: [
      {
        key: 'organizationName',
        label: '本组织',
        kind: 'organization',
        required: true,
        from: 'organizationName',
      },
      { key: 'matter', label: '事由', kind: 'text', required: true },
      { key: 'body', label: '正文', kind: 'paragraphs', required: true },
    ],
  },
})

function Editor({
  template,
  organizationId,
  fresh,
}: {
  template: Template
  organizationId: number
  fresh?: boolean
}) {
  const draft = useTemplateDraft(template)
  const preview = useTemplatePreview({ organizationId, kind: template.kind, content: draft.content })
  usePageTitle(draft.name)
  const own = !fresh && template.organizationId === organizationId
  return (
    <div className="stack">
      <PageHeader
        title={draft.name}
        note={`${documentKindNames[template.kind]}模板，${inForce(template)}`}
        actions={
          <Acts
            template={template}
            draft={draft}
            organizationId={organizationId}
            own={own}
            fault={preview.fault}
          />
        }
      />
      <div className="document-beside editing">
        <div className="stack">
          <TemplateTexts draft={draft} kind={template.kind} />
          <TemplateFields draft={draft} />
          {!fresh && <TemplateVersions template={template} organizationId={organizationId} />}
        </div>
        <Panel title="版面预览" className="document-sheet">
          {preview.fault && <Notice kind="warning">{preview.fault}</Notice>}
          {preview.svg && <DocumentPages svg={preview.svg} pages={preview.pages} />}
        </Panel>
      </div>
    </div>
  )
}

const inForce = ({ organizationName, version }: Template) =>
  organizationName ? `现行：${organizationName}第 ${version} 版` : '现行：平台自带'

function Acts({
  template,
  draft,
  organizationId,
  own,
  fault,
}: {
  template: Template
  draft: ReturnType<typeof useTemplateDraft>
  organizationId: number
  own: boolean
  fault: string | null
}) {
  const go = useGo()
  const save = useAct(call.documents.templates.save, { done: ({ version }) => `已保存第 ${version} 版` })
  const withdraw = useAct(call.documents.templates.withdraw, { done: '已恢复上级或平台的版本' })
  const { key, kind } = template
  const keep = async () => {
    const reason = await askReason({
      title: '保存为新版本',
      words: '新起草的公文用新版本；已经起草的公文仍用原来的版本。',
      label: '修改说明',
      submit: '保存',
    })
    if (!reason) return
    const { name, content } = draft
    const askedAgainBecause = await becauseAskedAgain(content.fields)
    if (askedAgainBecause === null) return
    const saved = await save.run({ key, organizationId, kind, name, content, reason, askedAgainBecause })
    if (saved) go(`/document-templates/${key}?organizationId=${organizationId}`)
  }
  const drop = async () => {
    const reason = await askReason({
      title: '停用本组织的版本',
      words: '停用后，本组织和下级改用上级或平台的模板。已经起草的公文不受影响。',
      submit: '停用',
      danger: true,
    })
    if (!reason) return
    if (await withdraw.run({ key, organizationId, reason }))
      go(`/document-templates?organizationId=${organizationId}`)
  }
  return (
    <>
      {own && (
        <button type="button" className="button" onClick={() => void drop()}>
          停用本组织的版本
        </button>
      )}
      <button
        type="button"
        className="button primary"
        disabled={fault !== null || save.busy}
        onClick={() => void keep()}
      >
        保存
      </button>
    </>
  )
}
