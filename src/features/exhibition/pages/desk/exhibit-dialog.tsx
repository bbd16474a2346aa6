import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { call } from '#web/call.ts'
import { addressHere } from '#web/ground.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { exhibitKindNames, exhibitSizeNames, relicFormNames } from '../../exhibits/rules.ts'
import type { ExhibitKind, ExhibitSize, RelicForm } from '../../halls/plan/rules.ts'
import type { DeskExhibit } from './exhibits.tsx'
import { PickPicture } from './pick-picture.tsx'

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const fieldsFor = ({ kind }: Values): Field[] => [
  { kind: 'text', name: 'title', label: '展品名称', required: true, maximum: 40 },
  { kind: 'choice', name: 'kind', label: '陈列方式', required: true, options: choices(exhibitKindNames) },
  { kind: 'choice', name: 'size', label: '大小', required: true, options: choices(exhibitSizeNames) },
  ...(kind === 'board'
    ? []
    : [{ kind: 'choice', name: 'form', label: '实物外形', options: choices(relicFormNames) } as const]),
  { kind: 'text', name: 'year', label: '年代', maximum: 20 },
  { kind: 'text', name: 'place', label: '地点', maximum: 40 },
  { kind: 'words', name: 'text', label: '说明文字', required: true, maximum: 400, rows: 4 },
  { kind: 'words', name: 'narration', label: '讲解词', maximum: 600, rows: 3 },
  { kind: 'text', name: 'source', label: '来源', maximum: 200, wide: true },
  {
    kind: 'text',
    name: 'alt',
    label: '图片替代文字',
    maximum: 200,
    wide: true,
    hint: '说清图片里有什么，看不见图片的同志靠它了解。',
  },
]

const words = (value: unknown) => (value ? String(value) : null)

/** An exhibit and its picture. */
export function ExhibitDialog({
  id,
  hallId,
  exhibit,
  onClose,
}: {
  id: number
  hallId: number
  exhibit: DeskExhibit | null
  onClose: () => void
}) {
  const [values, setValues] = useState<Values>(exhibit ? startOf(exhibit) : { kind: 'board', size: 'medium' })
  const [pictureId, setPictureId] = useState(exhibit?.picture?.id ?? null)
  const [error, setError] = useState<unknown>(null)
  const add = useAct(call.exhibition.exhibits.add, { done: '已添加展品' })
  const revise = useAct(call.exhibition.exhibits.revise, { done: '已保存' })
  const facts = () => ({
    kind: values.kind as ExhibitKind,
    size: values.size as ExhibitSize,
    form: values.kind === 'board' ? null : ((values.form as RelicForm) ?? null),
    title: String(values.title),
    text: String(values.text),
    year: words(values.year),
    place: words(values.place),
    narration: words(values.narration),
    source: words(values.source),
    alt: words(values.alt),
    pictureId,
  })
  const send = async () => {
    try {
      if (exhibit) await revise.send({ id, exhibitId: exhibit.id, ...facts() })
      else await add.send({ id, hallId, ...facts() })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  const small = pictureId && addressHere(`/api/exhibitions/${id}/pictures/${pictureId}/small`)
  return (
    <Sheet
      title={exhibit ? '修改展品' : '添加展品'}
      submitWord={exhibit ? '保存' : '添加'}
      busy={add.busy || revise.busy}
      blocked={!values.title || !values.text}
      error={error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <FormFields
        fields={fieldsFor(values)}
        values={values}
        change={(more) => setValues((old) => ({ ...old, ...more }))}
      />
      <PickPicture
        exhibitionId={id}
        picture={small ? { small } : null}
        words="上传展品图片"
        onPicked={setPictureId}
      />
    </Sheet>
  )
}

const startOf = ({
  kind,
  size,
  form,
  title,
  text,
  year,
  place,
  narration,
  source,
  alt,
}: DeskExhibit): Values => ({
  kind,
  size,
  title,
  text,
  form: form ?? undefined,
  year: year ?? undefined,
  place: place ?? undefined,
  narration: narration ?? undefined,
  source: source ?? undefined,
  alt: alt ?? undefined,
})
