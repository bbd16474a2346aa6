import { Icon } from '#web/kit/icon.tsx'
import type { Field, Pattern } from '../templates/rules.ts'
import { type KeyedPattern, keyed } from './template-draft.ts'
import { TokenText } from './token-text.tsx'

const patternNames = { h1: '一级标题（黑体）', h2: '二级标题（楷体）', p: '段落', spread: '展开清单' }

/** The paragraphs of a text, one under the other: moved, removed, added. */
export function TemplateBlocks({
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
        <TokenText
          label={`第 ${at + 1} 段的文字`}
          value={pattern.text}
          known={new Set(fields.map(({ label }) => label))}
          onChange={(text) => onChange({ k: pattern.k, text })}
        />
      )}
    </div>
  )
}
