import { type ReactNode, useEffect, useState } from 'react'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { keepAnswer, readyWithoutSignal } from '#web/outbox/without-signal.ts'
import { DeviceForm } from './device-form.tsx'
import { aboutOf, ownDraft } from './draft.ts'
import type { Meeting } from './meeting.tsx'
import { RecordForm } from './record-form.tsx'

/** The record as it is written: with the server, or on this device from when the signal is lost until all is sent. */
export function Recording({ meeting, children }: { meeting: Meeting; children: ReactNode }) {
  const { id } = meeting
  const [onDevice, setOnDevice] = useState<boolean>()
  useEffect(readyWithoutSignal, [])
  useEffect(() => keepAnswer(aboutOf(meeting.id), meeting), [meeting])
  useEffect(() => void ownDraft(id).then((draft) => setOnDevice(draft !== undefined)), [id])
  if (onDevice === undefined) return <Skeleton lines={8} />
  if (!onDevice)
    return (
      <RecordForm meeting={meeting} onCut={() => setOnDevice(true)}>
        {children}
      </RecordForm>
    )
  return (
    <>
      <Notice kind="info">
        网络断开时写的内容保存在本机，可以接着写；点“保存”，有网络时自动发送，只发一次。
      </Notice>
      <DeviceForm meeting={meeting} onSent={() => setOnDevice(false)} />
    </>
  )
}
