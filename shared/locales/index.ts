/** Every sentence the program can say. zh-CN is the source; a key that English lacks is a type error. */
