import { Slider } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { PHOTO, SHARP_PHOTO_WIDTH } from '#shared/domain/attachments.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Loading, Refused } from '#renderer/ui/states.tsx'
import { USE_PHOTO } from './actions.ts'
import { FIRST_CROP, partOf, type Crop } from './crop.ts'
import styles from './photo.module.css'
import { handOver } from './use-adding.ts'

const QUALITY = 0.9

interface PhotoDialogProps {
  readonly holderId: number
  readonly file: File
  readonly onClose: () => void
}

/** The part of a picture that becomes the photo. It is painted anew, so that nothing else of the file is kept. */
export function PhotoDialog({ holderId, file, onClose }: PhotoDialogProps) {
  const { t } = useWords()
  const [crop, setCrop] = useState(FIRST_CROP)
  const canvas = useRef<HTMLCanvasElement>(null)
  const picture = usePicture(file)
  const setting = useCommand('attachments.setPhoto', async () => {
    const token = await handOver(await photoOf(canvas.current, file.name))
    return call.attachments.setPhoto({ holderId, token })
  })
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !picture || picture === 'none') return
    const { left, top, width, height } = partOf(picture, crop)
    context.drawImage(picture, left, top, width, height, 0, 0, PHOTO.width, PHOTO.height)
  }, [picture, crop])
  const confirm = async () => {
    if (await setting.run(undefined)) onClose()
  }
  const width = picture === null || picture === 'none' ? 0 : Math.round(partOf(picture, crop).width)
  const refusal = setting.refusal ? sentenceOf(t, setting.refusal) : undefined
  return (
    <Dialog
      title={t('attachments:photo.title')}
      isOpen
      onClose={onClose}
      confirm={USE_PHOTO}
      onConfirm={() => void confirm()}
      isBusy={setting.isRunning || picture === null || picture === 'none'}
    >
      <Refused sentence={picture === 'none' ? t('attachments:photo.notAnImage') : refusal} />
      {picture === null && <Loading lines={6} />}
      {picture !== null && picture !== 'none' && (
        <div className={styles.crop}>
          <canvas
            ref={canvas}
            className={styles.canvas}
            width={PHOTO.width}
            height={PHOTO.height}
            role="img"
            aria-label={t('attachments:photo.title')}
          />
          <div className={styles.sliders}>
            <Part name="zoom" most={4} least={1} crop={crop} change={setCrop} />
            <Part name="across" most={1} least={0} crop={crop} change={setCrop} />
            <Part name="down" most={1} least={0} crop={crop} change={setCrop} />
            <p className="mute">{t('attachments:photo.hint')}</p>
            <p role="status">
              {width < SHARP_PHOTO_WIDTH && t('attachments:photo.blurred', { width, least: SHARP_PHOTO_WIDTH })}
            </p>
          </div>
        </div>
      )}
    </Dialog>
  )
}

interface PartProps {
  readonly name: keyof Crop
  readonly least: number
  readonly most: number
  readonly crop: Crop
  readonly change: (crop: Crop) => void
}

function Part({ name, least, most, crop, change }: PartProps) {
  const { t } = useWords()
  const label = t(`attachments:photo.${name}`)
  return (
    <div>
      <span>{label}</span>
      <Slider
        min={least}
        max={most}
        step={0.01}
        value={crop[name]}
        tooltip={{ open: false }}
        ariaLabelForHandle={label}
        onChange={(value: number) => change({ ...crop, [name]: value })}
      />
    </div>
  )
}

/** The picture in a file, upright; `none` where it is not one. */
function usePicture(file: File): ImageBitmap | 'none' | null {
  const [picture, setPicture] = useState<ImageBitmap | 'none' | null>(null)
  useEffect(() => {
    let isGone = false
    const keep = (found: ImageBitmap | 'none') => isGone || setPicture(found)
    createImageBitmap(file).then(keep, () => keep('none'))
    return () => {
      isGone = true
    }
  }, [file])
  return picture
}

async function photoOf(canvas: HTMLCanvasElement | null, name: string): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => {
    if (canvas) canvas.toBlob(resolve, 'image/jpeg', QUALITY)
    else resolve(null)
  })
  return new File(blob ? [blob] : [], `${name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' })
}
