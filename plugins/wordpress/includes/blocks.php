<?php
/**
 * The blocks, rendered on the server like the shortcodes.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Registers the blocks in the folder blocks.
 */
function portico_register_blocks() {
	$folder = dirname( PORTICO_FILE ) . '/blocks';
	register_block_type( $folder . '/portal', array( 'render_callback' => 'portico_portal_block' ) );
	register_block_type(
		$folder . '/gate',
		array(
			'render_callback'   => 'portico_gate_block',
			// The blocks in a gate are rendered only if it is open, so their scripts and styles stay out of the page, too.
			'skip_inner_blocks' => true,
		)
	);
	foreach ( array( 'portal', 'gate' ) as $name ) {
		wp_set_script_translations( "portico-{$name}-editor-script", 'portico', dirname( PORTICO_FILE ) . '/languages' );
	}
}
add_action( 'init', 'portico_register_blocks' );

/**
 * Renders the block portico/portal.
 *
 * @param array $attributes sections, open and locale.
 * @return string HTML.
 */
function portico_portal_block( $attributes ) {
	$html = portico_portal_html(
		array(
			'sections' => implode( ',', array_filter( (array) $attributes['sections'], 'is_string' ) ),
			'open'     => (string) $attributes['open'],
			'locale'   => (string) $attributes['locale'],
		)
	);
	return '' === $html ? '' : sprintf( '<div %1$s>%2$s</div>', get_block_wrapper_attributes(), $html );
}

/**
 * Renders the block portico/gate.
 *
 * @param array    $attributes plan, status and message. An empty attribute counts as missing.
 * @param string   $content    Empty, because the blocks inside aren't rendered yet.
 * @param WP_Block $block      The block.
 * @return string HTML.
 */
function portico_gate_block( $attributes, $content, $block ) {
	$asked = array_filter( array_map( 'strval', $attributes ), 'strlen' );
	$open  = static function () use ( $block ) {
		return $block->render( array( 'dynamic' => false ) );
	};
	return portico_gate_html( array_intersect_key( $asked, array_flip( array( 'plan', 'status', 'message' ) ) ), $open );
}
