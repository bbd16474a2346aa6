import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FilePick } from '#web/kit/file-pick.tsx'

type Picture = { small: string } | null

/** Takes a picture of the exhibition: sent at once, drawn anew by the server; a refusal says what is wrong with it. */
export function PickPicture({
  exhibitionId,
  picture,
  words,
  disabled,
  onPicked,
}: {
  exhibitionId: number
  picture: Picture
  words: string
  disabled?: boolean
  onPicked: (pictureId: number | null) => void
}) {
  const add = useAct(call.exhibition.pictures.add, { refresh: [] })
  const take = async ([file]: File[]) => {
    const made = file && (await add.run({ id: exhibitionId, kind: 'picture', file }))
    if (made) onPicked(made.id)
  }
  return (
    <div className="stack">
      {picture && (
        <div className="row">
          <img src={picture.small} alt="" width={180} />
          {!disabled && (
            <button type="button" className="link" onClick={() => onPicked(null)}>
              不用图片
            </button>
          )}
        </div>
      )}
      {!disabled && (
        <FilePick
          accept=".jpg,.jpeg,.png,.webp"
          words={words}
          hint="JPEG、PNG 或 WebP，40 MB 以内。拍摄信息会去除。"
          busy={add.busy}
          onPick={(files) => void take(files)}
        />
      )}
    </div>
  )
}
