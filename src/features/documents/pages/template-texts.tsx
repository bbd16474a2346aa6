import { type RefObject, useRef } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type DocumentKind, goesUp } from '../rules.ts'
import type { Field, Pattern } from '../templates/rules.ts'
import { type KeyedPattern, keyed, keyedPart, type TemplateDraft } from './template-draft.ts'

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
        <Chips fields={draft.fields} insert={insert} />
        <Line label="标题" value={draft.title} onChange={draft.setTitle} />
        {!goesUp(kind) && kind !== 'reply' && (
          <Line label="主送" value={draft.addressee} onChange={draft.setAddressee} />
        )}
        <h3>正文</h3>
        <Blocks blocks={draft.blocks} fields={draft.fields} onChange={draft.setBlocks} />
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
              <Line label="附件标题" value={one.title} onChange={(title) => change({ title })} />
              <Blocks blocks={one.blocks} fields={draft.fields} onChange={(blocks) => change({ blocks })} />
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
  onChange,
}: {
  label: string
  value: string
  onChange: (text: string) => void
}) {
  return (
    <label className="template-line">
      <span>{label}</span>
      <input type="text" className="input" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

const patternNames = { h1: '一级标题（黑体）', h2: '二级标题（楷体）', p: '段落', spread: '展开清单' }

function Blocks({
  blocks,
  fields,
  onChange,
}: {
  blocks: KeyedPattern[]
  fields: Field[]
  onChange: (blocks: KeyedPattern[]) => void
}) {
  const change = (key: number, pattern: Pattern) =>
    onChange(blocks.map((one) => (one.key === key ? { key, pattern } : one)))
  const move = (at: number, by: number) => {
    const next = [...blocks]
    const [one] = next.splice(at, 1)
    if (one) next.splice(at + by, 0, one)
    onChange(next)
  }
  return (
    <>
      <ol className="template-blocks">
        {blocks.map(({ key, pattern }, at) => (
          <li key={key}>
            <BlockInput at={at} pattern={pattern} fields={fields} onChange={(next) => change(key, next)} />
            <span className="block-acts">
              <Move name="up" label={`第 ${at + 1} 段上移`} off={at === 0} act={() => move(at, -1)} />
              <Move
                name="down"
                label={`第 ${at + 1} 段下移`}
                off={at === blocks.length - 1}
                act={() => move(at, 1)}
              />
              <Move
                name="close"
                label={`删除第 ${at + 1} 段`}
                act={() => onChange(blocks.filter((one) => one.key !== key))}
              />
            </span>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="link"
        onClick={() => onChange([...blocks, keyed({ k: 'p', text: '请填写文字。' })])}
      >
        添加一段
      </button>
    </>
  )
}

function Move({
  name,
  label,
  off,
  act,
}: {
  name: 'up' | 'down' | 'close'
  label: string
  off?: boolean
  act: () => void
}) {
  return (
    <button type="button" className="button quiet" aria-label={label} disabled={off} onClick={act}>
      <Icon name={name} size={16} />
    </button>
  )
}

function BlockInput({
  at,
  pattern,
  fields,
  onChange,
}: {
  at: number
  pattern: Pattern
  fields: Field[]
  onChange: (pattern: Pattern) => void
}) {
  const spreadable = fields.filter(({ kind }) => kind === 'list' || kind === 'paragraphs')
  const become = (k: string) => {
    if (k === 'spread') onChange({ k, field: spreadable[0]?.label ?? '' })
    else onChange({ k: k as 'p', text: pattern.k === 'spread' ? '请填写文字。' : pattern.text })
  }
  return (
    <div className="grow">
      <select
        className="input"
        aria-label={`第 ${at + 1} 段的样式`}
        value={pattern.k}
        onChange={(event) => become(event.target.value)}
      >
        {Object.entries(patternNames).map(([k, name]) => (
          <option key={k} value={k} disabled={k === 'spread' && spreadable.length === 0}>
            {name}
          </option>
        ))}
      </select>
      {pattern.k === 'spread' ? (
        <select
          className="input"
          aria-label={`第 ${at + 1} 段展开的字段`}
          value={pattern.field}
          onChange={(event) => onChange({ k: 'spread', field: event.target.value })}
        >
          {spreadable.map(({ key, label }) => (
            <option key={key}>{label}</option>
          ))}
        </select>
      ) : (
        <textarea
          className="input"
          aria-label={`第 ${at + 1} 段的文字`}
          rows={Math.min(8, Math.ceil(pattern.text.length / 30) + (pattern.k === 'p' ? 1 : 0)) || 1}
          value={pattern.text}
          onChange={(event) => onChange({ k: pattern.k, text: event.target.value })}
        />
      )}
    </div>
  )
}
