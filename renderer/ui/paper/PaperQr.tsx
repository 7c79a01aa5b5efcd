import { QRCode } from 'antd'

interface PaperQrProps {
  readonly value: string
  /** What the code stands for, for those who can't see it. */
  readonly label: string
  /** Length of a side, the white rim included. */
  readonly millimetres: number
}

/** A QR code, black on white in every theme, with the rim of four modules that readers look for. */
export function PaperQr({ value, label, millimetres }: PaperQrProps) {
  return (
    <div role="img" aria-label={label} className="paper-qr">
      <div aria-hidden>
        <QRCode
          type="svg"
          value={value}
          size={millimetres * PIXELS_A_MILLIMETRE}
          marginSize={RIM_MODULES}
          bordered={false}
          color="#000000"
          bgColor="#ffffff"
        />
      </div>
    </div>
  )
}

const PIXELS_A_MILLIMETRE = 96 / 25.4
const RIM_MODULES = 4
