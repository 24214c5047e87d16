/* The empty asset table of a build without Node (see web/pack.mjs for the format). */
    .section .rodata
    .balign 16
    .globl balcao_assets_begin
    .globl balcao_assets_end
balcao_assets_begin:
    .ascii "BALCAOA1"
    .long 0
    .long 0
balcao_assets_end:
    .section .note.GNU-stack,"",@progbits
