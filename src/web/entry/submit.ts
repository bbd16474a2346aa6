import { type FormEvent, useState } from 'react'
import { shownRefusal } from '../kit/refusal.ts'

/** Sends a form of the way in; a refusal stands at its field when it names one of `fields`, else over the button. */
export function useSubmit(fields: string[], work: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ field: string | null; message: string; error: unknown } | null>(
    null,
  )
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    setBusy(true)
    setRefused(null)
    try {
      await work()
    } catch (error) {
      const { field, message } = shownRefusal(error)
      setRefused({ field: field && fields.includes(field) ? field : null, message, error })
    }
    setBusy(false)
  }
  return {
    busy,
    submit,
    faultOf: (field: string) => (refused?.field === field ? refused.message : undefined),
    error: refused && refused.field === null ? refused.error : null,
    refuse: (field: string, message: string) => setRefused({ field, message, error: null }),
  }
}
