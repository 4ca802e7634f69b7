<?php
/**
 * Portico_Rest
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * What the portal's page asks the site for. Both need WordPress's nonce, and answer for the signed-in user alone. The
 * proof isn't in the page's HTML, where a cache could keep it.
 */
final class Portico_Rest {

	const SPACE = 'portico/v1';

	/**
	 * Adds the hooks.
	 */
	public static function register() {
		add_action( 'rest_api_init', array( self::class, 'add_routes' ) );
	}

	/**
	 * Adds the routes.
	 */
	public static function add_routes() {
		$routes = array(
			'/proof'   => array( self::class, 'answer_proof' ),
			'/changed' => array( self::class, 'answer_changed' ),
		);
		foreach ( $routes as $route => $callback ) {
			register_rest_route(
				self::SPACE,
				$route,
				array(
					'methods'             => 'POST',
					'callback'            => $callback,
					'permission_callback' => 'is_user_logged_in',
				)
			);
		}
	}

	/**
	 * The proof of who the signed-in user is.
	 *
	 * @return WP_REST_Response|WP_Error
	 */
	public static function answer_proof() {
		$identity = Portico_Identity::current();
		if ( '' === $identity || array() !== Portico_Settings::missing() ) {
			return new WP_Error( 'portico_no_customer', __( 'This user has no customer.', 'portico' ), array( 'status' => 404 ) );
		}
		$response = new WP_REST_Response( Portico_Proof::of( $identity ) );
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}

	/**
	 * Something changed in the portal, so the next page asks Portico again what the user subscribes to.
	 *
	 * @return WP_REST_Response
	 */
	public static function answer_changed() {
		Portico_Subscriptions::forget( Portico_Identity::current() );
		return new WP_REST_Response( null, 204 );
	}
}
