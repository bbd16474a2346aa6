import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Answered } from '#web/kit/states.tsx'

/** Which fields a form asks for. */
export function FormDialog({ formKey, onClose }: { formKey: string; onClose: () => void }) {
  const query = useQuery(ask.burden.form.queryOptions({ input: { key: formKey } }))
  return (
    <Dialog open drawer title={query.data ? `表单：${query.data.title}` : '表单'} onClose={onClose}>
      <Answered query={query}>
        {({ fields }) => (
          <>
            <p className="muted">取自表单本身的定义，共 {fields.length} 项；名单和表格按一行算。</p>
            <ol className="burden-form">
              {fields.map(({ name, title }) => (
                <li key={name}>{title}</li>
              ))}
            </ol>
          </>
        )}
      </Answered>
    </Dialog>
  )
}
