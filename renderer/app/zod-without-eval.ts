import { z } from 'zod'

// Zod would try out whether it may make code from strings; the content security policy counts the mere try.
z.config({ jitless: true })
