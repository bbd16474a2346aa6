import { useState } from 'react'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'

/** A small form with one file in it. */
export function UploadDialog({
  title,
  notice,
  accept,
  words,
  hint,
  fields,
  onSubmit,
  onClose,
}: {
  title: string
  notice: string
  accept: string
  words: string
  hint: string
  fields: Field[]
  onSubmit: (file: File, values: Values) => Promise<unknown>
  onClose: () => void
}) {
  const [file, setFile] = useState<File | null>(null)
  const form = useForm(fields, {}, async (values) => {
    if (!file) return
    await onSubmit(file, values)
    onClose()
  })
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button
        type="button"
        className="button primary"
        disabled={form.busy || !file}
        onClick={() => void form.send()}
      >
        {form.busy ? '正在上传……' : '上传'}
      </button>
    </>
  )
  return (
    <Dialog open title={title} onClose={onClose} foot={foot}>
      <div className="stack">
        <Notice kind="info">{notice}</Notice>
        <FilePick
          accept={accept}
          words={file ? file.name : words}
          hint={hint}
          onPick={([first]) => setFile(first ?? null)}
        />
        <FormFields
          fields={fields}
          values={form.values}
          change={form.change}
          draft={form.draft}
          faults={form.faults}
        />
        <RefusalNotice error={form.error} retry={form.retry} />
      </div>
    </Dialog>
  )
}
