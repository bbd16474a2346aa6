import { type RefObject, useRef } from 'react'
import { Panel } from '#web/kit/panel.tsx'
import { type DocumentKind, goesUp, layoutNames, layouts } from '../rules.ts'
import type { Field } from '../templates/rules.ts'
import { TemplateBlocks } from './template-blocks.tsx'
import { keyedPart, type TemplateDraft } from './template-draft.ts'
import { TokenText } from './token-text.tsx'

type Box = HTMLInputElement | HTMLTextAreaElement
type Insert = (label: string) => void

/** The wording: title, paragraphs, attachments. A field is put in where the cursor stands. */
export function TemplateTexts({ draft, kind }: { draft: TemplateDraft; kind: DocumentKind }) {
  const focused = useRef<Box | null>(null)
  const insert: Insert = (label) => put(focused.current, `{{${label}}}`)
  return (
    <Panel title="文字">
      <div className="template-texts" onFocus={(event) => remember(event.target, focused)}>
        <Line label="模板名称" value={draft.name} onChange={draft.setName} />
        {!goesUp(kind) && <LayoutLine draft={draft} />}
        <Chips fields={draft.fields} insert={insert} />
        <Line label="标题" value={draft.title} fields={draft.fields} onChange={draft.setTitle} />
        {!goesUp(kind) && kind !== 'reply' && (
          <Line label="主送" value={draft.addressee} fields={draft.fields} onChange={draft.setAddressee} />
        )}
        <h3>正文</h3>
        <TemplateBlocks blocks={draft.blocks} fields={draft.fields} onChange={draft.setBlocks} />
        {draft.attachments.map((one, at) => {
          const change = (next: Partial<typeof one>) =>
            draft.setAttachments(
              draft.attachments.map((it) => (it.key === one.key ? { ...it, ...next } : it)),
            )
          return (
            <section key={one.key}>
              <h3>
                {`附件 ${at + 1}`}
                <button
                  type="button"
                  className="link"
                  onClick={() => draft.setAttachments(draft.attachments.filter(({ key }) => key !== one.key))}
                >
                  删除附件
                </button>
              </h3>
              <Line
                label="附件标题"
                value={one.title}
                fields={draft.fields}
                onChange={(title) => change({ title })}
              />
              <TemplateBlocks
                blocks={one.blocks}
                fields={draft.fields}
                onChange={(blocks) => change({ blocks })}
              />
            </section>
          )
        })}
        <button
          type="button"
          className="link"
          onClick={() =>
            draft.setAttachments([
              ...draft.attachments,
              keyedPart({ title: '名单', blocks: [{ k: 'p', text: '请填写附件的文字。' }] }),
            ])
          }
        >
          添加附件
        </button>
      </div>
    </Panel>
  )
}

/** 上行文 has no choice: it is never a letter. */
function LayoutLine({ draft }: { draft: TemplateDraft }) {
  return (
    <label className="template-line">
      <span>版式</span>
      <select
        className="input"
        value={draft.layout}
        onChange={(event) => draft.setLayout(layouts.find((one) => one === event.target.value) ?? 'document')}
      >
        {layouts.map((one) => (
          <option key={one} value={one}>
            {layoutNames[one]}
          </option>
        ))}
      </select>
    </label>
  )
}

function remember(target: EventTarget, focused: RefObject<Box | null>): void {
  if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text'))
    focused.current = target
}

/** Puts text where the cursor of a box stands, as if it were typed. */
function put(box: Box | null, text: string): void {
  if (!box?.isConnected) return
  const [from, to] = [box.selectionStart ?? box.value.length, box.selectionEnd ?? box.value.length]
  const next = box.value.slice(0, from) + text + box.value.slice(to)
  const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(box, next)
  box.dispatchEvent(new Event('input', { bubbles: true }))
  box.focus()
  box.setSelectionRange(from + text.length, from + text.length)
}

function Chips({ fields, insert }: { fields: Field[]; insert: Insert }) {
  return (
    <div className="template-chips" role="group" aria-label="插入字段">
      <span className="muted">把光标放在要插入的地方，再按字段：</span>
      {fields
        .filter(({ kind, columns }) => kind !== 'paragraphs' && !columns)
        .map(({ key, label }) => (
          <button key={key} type="button" className="chip" onClick={() => insert(label)}>
            {label}
          </button>
        ))}
    </div>
  )
}

function Line({
  label,
  value,
  fields,
  onChange,
}: {
  label: string
  value: string
  /** Those that may stand in it; a line without them is plain text. */
  fields?: Field[]
  onChange: (text: string) => void
}) {
  return (
    <div className="template-line">
      <span aria-hidden="true">{label}</span>
      {fields ? (
        <TokenText
          label={label}
          value={value}
          known={new Set(fields.map((one) => one.label))}
          onChange={onChange}
          single
        />
      ) : (
        <input
          type="text"
          className="input"
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  )
}
