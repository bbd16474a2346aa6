import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { type WatermarkPolicy, watermarkNames, watermarkPolicies } from '../watermark/rules.ts'

const fields: Field[] = [
  {
    kind: 'choice',
    name: 'pages',
    label: '哪些页面加水印',
    required: true,
    wide: true,
    options: watermarkPolicies.map((value) => ({ value, label: watermarkNames[value] })),
  },
  { kind: 'words', name: 'reason', label: '原因和依据', required: true, maximum: 500 },
]

/** 屏幕水印的规定: which pages say who looks at them, and when. */
export function WatermarkDialog({ onClose }: { onClose: () => void }) {
  const policy = useQuery(ask.accounts.watermark.policy.queryOptions()).data
  const change = useAct(call.accounts.watermark.setPolicy, { done: '已修改，各人下次打开页面时生效' })
  if (!policy) return null
  return (
    <FormDialog
      title="屏幕水印的规定"
      notice="页面上浅浅地写着看的人姓名、工号后四位和时间，截屏、拍照、打印网页都带着；不影响阅读和点击。大屏不加。"
      fields={fields}
      start={policy}
      submitWord="修改"
      onClose={onClose}
      onSubmit={(values) =>
        change.send({ pages: values.pages as WatermarkPolicy, reason: String(values.reason) })
      }
    />
  )
}
