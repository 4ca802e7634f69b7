<?php
/**
 * Portico_Portal
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * The portal in a page: the shortcode `[portico-portal]` and the block.
 */
final class Portico_Portal {

	/**
	 * How many portals this page has.
	 *
	 * @var int
	 */
	private static $count = 0;

	/**
	 * Adds the hooks.
	 */
	public static function register() {
		add_action( 'init', array( self::class, 'add_block' ) );
		add_shortcode( 'portico-portal', array( self::class, 'render' ) );
	}

	/**
	 * Adds the block, which is rendered by the same function.
	 */
	public static function add_block() {
		register_block_type( dirname( PORTICO_FILE ) . '/assets', array( 'render_callback' => array( self::class, 'render' ) ) );
	}

	/**
	 * The portal of the signed-in user. Visitors, and users who aren't customers, get nothing.
	 *
	 * @param array|string $attributes `open`: the dialog to open first. `sections`: the parts to show, with commas.
	 * @return string HTML.
	 */
	public static function render( $attributes = array() ) {
		$missing = Portico_Settings::missing();
		if ( array() !== $missing ) {
			return Portico_Notices::for_administrators( Portico_Notices::say_missing( $missing ) );
		}
		$identity = Portico_Identity::current();
		if ( '' === $identity ) {
			return is_user_logged_in() && 'customer_id' === Portico_Settings::identify_by()
				? Portico_Notices::for_administrators( __( 'You have no Stripe customer ID in your profile, so you see no portal here.', 'portico' ) )
				: '';
		}
		$options = shortcode_atts(
			array(
				'open'     => '',
				'sections' => '',
			),
			$attributes,
			'portico-portal'
		);
		++self::$count;
		$id = 'portico-portal-' . self::$count;
		self::load( $id, $identity, $options );
		return '<div class="wp-block-portico-portal" id="' . esc_attr( $id ) . '"></div>';
	}

	/**
	 * Loads Portico's script and mounts the portal.
	 *
	 * @param string $id       Of the element.
	 * @param string $identity Of the customer.
	 * @param array  $options  See `render`.
	 */
	private static function load( $id, $identity, $options ) {
		$settings = array(
			'portalId' => Portico_Settings::portal_id(),
			'email' === Portico_Settings::identify_by() ? 'email' : 'customerId' => $identity,
			'open'     => $options['open'],
			'sections' => wp_parse_list( $options['sections'] ),
			'locale'   => str_replace( '_', '-', determine_locale() ),
		);
		$routes   = array(
			'proof'   => rest_url( Portico_Rest::SPACE . '/proof' ),
			'changed' => rest_url( Portico_Rest::SPACE . '/changed' ),
			'nonce'   => wp_create_nonce( 'wp_rest' ),
		);
		// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- The address always has the newest.
		wp_enqueue_script( 'portico', Portico_Settings::origin() . '/embed/v1.js', array(), null, true );
		wp_enqueue_script( 'portico-portal', plugins_url( 'assets/portal.js', PORTICO_FILE ), array(), PORTICO_VERSION, true );
		wp_add_inline_script(
			'portico-portal',
			sprintf( 'porticoPortal(%s, %s, %s);', self::json( $id ), self::json( array_filter( $settings ) ), self::json( $routes ) )
		);
	}

	/**
	 * JSON that can't end the script it is in.
	 *
	 * @param mixed $value Any value.
	 * @return string
	 */
	private static function json( $value ) {
		return (string) wp_json_encode( $value, JSON_HEX_TAG | JSON_HEX_AMP );
	}
}
