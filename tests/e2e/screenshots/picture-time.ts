/** When the pictures of the guide are taken: Wednesday, 21 October 2026, 9:40 in Shanghai. */
export const PICTURE_TIME = '2026-10-21T01:40:00.000Z'
